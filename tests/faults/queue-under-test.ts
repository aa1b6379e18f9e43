import { expect } from 'vitest';
import { compileExpertise, type ExpertiseSource, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import type { Capabilities, Engine, Outcome, Transaction } from '../../src/engine/engine.ts';
import { startQueueEngine } from '../../src/engine/queue.ts';
import { fakeLogger, type LogLine } from '../hooks/milter/fake-engine.ts';
import { stopAfterwards } from '../servers/stop-afterwards.ts';

const CAPABLE: Capabilities = { replaceBody: true, quarantine: true };

let expertise: { readonly source: ExpertiseSource; readonly rulesVersion: string } | undefined;

/** The shipped rules, read once for all tests of a file. */
export function shippedExpertise(): { readonly source: ExpertiseSource; readonly rulesVersion: string } {
  if (expertise) return expertise;
  const reading = readExpertiseSource(readRuleFolder('rules'));
  const compiled = reading.ok ? compileExpertise(reading.source) : undefined;
  if (!reading.ok || !compiled?.ok) throw new Error('the rules are broken');
  expertise = { source: reading.source, rulesVersion: compiled.expertise.version };
  return expertise;
}

export interface EngineUnderTest extends Engine {
  readonly log: readonly LogLine[];
}

/** A queue engine in this process; workers are processes of their own. */
export async function startEngine(
  redisUrl: string,
  { engine, queue }: { readonly engine?: object; readonly queue?: object } = {},
): Promise<EngineUnderTest> {
  const configuration = Configuration.parse({
    engine: { threads: 1, ...engine },
    queue: { redis: [redisUrl], ...queue },
  });
  const logger = fakeLogger();
  const started = await startQueueEngine(configuration, shippedExpertise(), logger);
  stopAfterwards(() => started.close());
  return { ...started, log: logger.lines };
}

function transactionOf(text: string): Transaction {
  const envelope = { reversePath: 'jan@sender.example', forwardPaths: ['reader@example.test'] };
  return { client: {}, envelope, content: new TextEncoder().encode(text) };
}

/** A message whose Message-ID tells it from all others. */
export function numbered(number: number, body = 'Tot zondag!\r\n'): Transaction {
  return transactionOf(
    [
      'X-Counterfoil-Verdict: genuine; forged',
      'From: Jan Peeters <jan@sender.example>',
      'Subject: Zondag',
      `Message-ID: <${number}@sender.example>`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** What a hook would do for one message: its verdict, whose it is, and whether it is marked as it must be. */
export interface Answer {
  readonly verdict: string;
  /** Empty where there was no analysis. */
  readonly messageId: string;
  /** Values of the verdict field that are written into the message. */
  readonly fields: readonly string[];
  readonly afterMs: number;
}

export async function analyse(engine: Engine, transaction: Transaction): Promise<Answer> {
  const started = performance.now();
  const outcome = await engine.analyse(transaction, CAPABLE);
  return { ...answerOf(outcome), afterMs: performance.now() - started };
}

function answerOf(outcome: Outcome): Omit<Answer, 'afterMs'> {
  if (outcome.kind === 'try-later') return { verdict: 'try-later', messageId: '', fields: [] };
  const { verdict, messageId } = outcome.report as { verdict: string; messageId: string };
  const fields = outcome.edits.flatMap((edit) =>
    edit.kind === 'insert-field' && edit.name === 'X-Counterfoil-Verdict' ? [edit.value] : [],
  );
  return { verdict, messageId, fields };
}

/** Sends so many messages at once; a short pause between them where told. */
export function analyseMany(engine: Engine, count: number, body?: string): Promise<Answer>[] {
  return Array.from({ length: count }, (_, number) => analyse(engine, numbered(number, body)));
}

/**
 * Every message has one answer, it is the answer to this message and no other, and it bears exactly one verdict field.
 *
 * @returns the verdicts, in the order of the messages
 */
export async function expectAllAnswered(pending: readonly Promise<Answer>[]): Promise<string[]> {
  const answers = await Promise.all(pending);
  for (const [number, { verdict, messageId, fields }] of answers.entries()) {
    expect(fields, verdict).toEqual([expect.stringMatching(new RegExp(`^${verdict}; `))]);
    if (verdict !== 'unavailable') expect(messageId).toBe(`<${number}@sender.example>`);
  }
  return answers.map(({ verdict }) => verdict);
}
