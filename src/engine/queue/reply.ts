import { z } from 'zod';
import type { FaultCode } from '../../fault.ts';
import type { Edit } from '../../rewrite/edit.ts';
import { applyDifference, differenceOf } from './body-difference.ts';
import { decodeFrame, encodeFrame } from './frame.ts';

/** What a worker answers. */
export interface Reply {
  readonly id: string;
  readonly worker: Workplace;
  readonly outcome:
    | { readonly kind: 'judged'; readonly report: Report; readonly edits: readonly Edit[] }
    | { readonly kind: 'failed'; readonly code: WorkerFault; readonly reason: string };
}

/** Who has judged, by which rules. */
export interface Workplace {
  readonly name: string;
  /** `Expertise.version`. */
  readonly rules: string;
}

/** What can go wrong in a worker. */
export type WorkerFault = Extract<FaultCode, 'analysis-failed' | 'deadline-passed' | 'overloaded'>;

/** The public JSON of a verdict, as far as the gateway reads it; the rest passes through. */
const Report = z.looseObject({
  verdict: z.string(),
  score: z.number(),
  disposition: z.string(),
  brand: z.string().nullable(),
  language: z.string(),
  origin: z.looseObject({ role: z.string() }),
  findings: z.array(z.looseObject({ rule: z.string() })),
  rulesVersion: z.string().exactOptional(),
});
export type Report = z.infer<typeof Report>;

const Occurrence = z.int().min(1);
const Length = z.int().min(0);

/** As `Edit`, with the new body told by its difference; the bytes between stand behind the head. */
const QueuedEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delete-field'), name: z.string(), occurrence: Occurrence }),
  z.object({ kind: z.literal('insert-field'), name: z.string(), value: z.string() }),
  z.object({
    kind: z.literal('replace-field'),
    name: z.string(),
    occurrence: Occurrence,
    value: z.string(),
  }),
  z.object({ kind: z.literal('replace-body'), start: Length, before: Length, after: Length }),
  z.object({ kind: z.literal('quarantine'), reason: z.string() }),
]);

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('judged'), report: Report, edits: z.array(QueuedEdit) }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(['analysis-failed', 'deadline-passed', 'overloaded']),
    reason: z.string(),
  }),
]);

const Head = z.object({
  id: z.string().min(1),
  worker: z.object({ name: z.string(), rules: z.string() }),
  outcome: Outcome,
});

/** @param content of the message that the reply is about */
export function encodeReply({ outcome, ...rest }: Reply, content: Uint8Array): Buffer {
  if (outcome.kind === 'failed') return encodeFrame({ ...rest, outcome }, Buffer.alloc(0));
  let middle: Uint8Array = Buffer.alloc(0);
  const edits = outcome.edits.map((edit) => {
    if (edit.kind !== 'replace-body') return edit;
    const { middle: bytes, ...difference } = differenceOf(content, edit.body);
    middle = bytes;
    return { kind: edit.kind, ...difference };
  });
  return encodeFrame({ ...rest, outcome: { ...outcome, edits } } satisfies z.infer<typeof Head>, middle);
}

/** Large replies stand in a key of their own: what a subscriber has not read yet is limited in Redis (32 MB). */
export function encodeStoredReply(id: string): Buffer {
  return encodeFrame({ id, stored: true } satisfies z.infer<typeof Stored>, Buffer.alloc(0));
}

const Stored = z.strictObject({ id: z.string().min(1), stored: z.literal(true) });

/** A reply as it came. Only the message that it is about can complete it. */
export type ReceivedReply =
  | { readonly kind: 'stored'; readonly id: string }
  | { readonly kind: 'whole'; readonly id: string; complete(content: Uint8Array): Promise<Reply> };

/** Throws the fault `queue-unavailable`. */
export function decodeReply(frame: Buffer): ReceivedReply {
  const { head, bytes } = decodeFrame(z.union([Stored, Head]), frame);
  if ('stored' in head) return { kind: 'stored', id: head.id };
  return { kind: 'whole', id: head.id, complete: (content) => completed(head, bytes, content) };
}

async function completed(
  { outcome, ...rest }: z.infer<typeof Head>,
  middle: Uint8Array,
  content: Uint8Array,
): Promise<Reply> {
  if (outcome.kind === 'failed') return { ...rest, outcome };
  const edits: Edit[] = [];
  for (const edit of outcome.edits) {
    if (edit.kind !== 'replace-body') edits.push(edit);
    else edits.push({ kind: edit.kind, body: await applyDifference(content, edit, middle) });
  }
  return { ...rest, outcome: { ...outcome, edits } };
}
