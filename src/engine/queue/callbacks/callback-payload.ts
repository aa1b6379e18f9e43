import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../../fault.ts';
import type { Edit } from '../../../rewrite/edit.ts';
import { rewriteUnavailable } from '../../../rewrite/rewrite.ts';
import { unavailable } from '../../../verdict/unavailable.ts';
import { verdictJson } from '../../../verdict/verdict-json.ts';
import { editsJson } from '../../edit-json.ts';
import { ownAuthservId } from '../../rewrite-options.ts';
import { answerMessage, type WorkerMeans } from '../answer-message.ts';
import type { QueuedMessage } from '../queued-message.ts';
import type { Report } from '../reply.ts';

/** A verdict, and what the receiver gets. */
export interface CallbackPayload {
  readonly verdict: string;
  /** JSON: `type`, `timestamp` (ISO 8601) and `data` with `id`, `verdict` and `edits`. */
  readonly body: Buffer<ArrayBuffer>;
}

/**
 * Judges a message. One that cannot be analysed is called back as `unavailable`: nobody waits who could try again.
 * Throws the fault `overloaded`, which a later try mends.
 */
export async function judgedPayload(message: QueuedMessage, means: WorkerMeans): Promise<CallbackPayload> {
  const outcome = await answerMessage(message, means.configuration.engine.deadlineMs, means);
  if (outcome.kind === 'judged') return payload(message.id, outcome.report, outcome.edits);
  const fault = new Fault(outcome.code, outcome.reason);
  if (fault.code === 'overloaded') throw fault;
  return unanalysedPayload(message, fault, ownAuthservId(means.configuration));
}

function unanalysedPayload(
  { id, transaction }: QueuedMessage,
  { outside }: Fault,
  authservId: string | undefined,
): Promise<CallbackPayload> {
  const report = verdictJson(unavailable(outside), { id, messageId: '', elapsedMs: 0 }) as Report;
  return payload(id, report, rewriteUnavailable(transaction.content, id, authservId));
}

/** Turns of the event loop between the pieces: other messages wait for it. */
async function payload(id: string, report: Report, edits: readonly Edit[]): Promise<CallbackPayload> {
  const head = { type: 'message.judged', timestamp: new Date().toISOString() };
  const pieces = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"data":{"id":${JSON.stringify(id)},`)];
  pieces.push(Buffer.from(`"verdict":${JSON.stringify(report)},"edits":`));
  for (const piece of editsJson(edits)) {
    pieces.push(Buffer.from(piece));
    await setImmediate();
  }
  pieces.push(Buffer.from('}}'));
  return { verdict: report.verdict, body: Buffer.concat(pieces) };
}
