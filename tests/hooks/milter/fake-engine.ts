import type {
  Capabilities,
  Edit,
  Engine,
  Envelope,
  Outcome,
  Transaction,
} from '../../../src/engine/engine.ts';
import type { Logger } from '../../../src/telemetry/logger.ts';

export interface Analysed {
  readonly transaction: Transaction;
  readonly capabilities: Capabilities;
}

/** An engine that keeps what it got and answers as the test wants. */
export function fakeEngine(answer: () => Outcome | Promise<Outcome> = () => edits()): Engine & {
  readonly analysed: Analysed[];
  readonly submissions: Envelope[];
} {
  const analysed: Analysed[] = [];
  const submissions: Envelope[] = [];
  return {
    analysed,
    submissions,
    noteSubmission: (envelope) => submissions.push(envelope),
    analyse: async (transaction, capabilities) => {
      analysed.push({ transaction, capabilities });
      return answer();
    },
    close: async () => {},
  };
}

export function edits(...list: readonly Edit[]): Outcome {
  return { kind: 'edits', edits: list, report: {} };
}

/** The content of a transaction, one character per byte. */
export function contentOf(analysed: Analysed | undefined): string {
  return Buffer.from(analysed?.transaction.content ?? []).toString('latin1');
}

export interface LogLine {
  readonly level: keyof Logger;
  readonly data: object;
  readonly message: string;
}

/** A log that the test can read. */
export function fakeLogger(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Logger) => (data: object, message: string) => {
    lines.push({ level, data, message });
  };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
