import { z } from 'zod';
import type { Reading, ReadingTask } from '../attachment-reader.ts';
import { ATTACHMENT_LIMITS } from '../limits.ts';

/** What the parent sends. */
export interface ToChild {
  readonly task: ReadingTask;
}

const { textLength, links, codes, codeLength, fields, nameLength } = ATTACHMENT_LIMITS;

/** A hostile PDF may have taken the child over: what it says is outside data like any other. */
const reading = z.strictObject({
  text: z.string().max(textLength),
  targets: z.array(z.string().max(codeLength)).max(links),
  codes: z.array(z.string().max(codeLength)).max(codes),
  fields: z.array(z.string().max(nameLength)).max(fields),
  scripts: z.array(z.enum(['redirect', 'obfuscated', 'pdf-script', 'pdf-launch', 'macro'])).max(5),
  encrypted: z.boolean(),
  pages: z.int().min(0),
  problems: z.array(z.enum(['too-large', 'unreadable', 'out-of-time', 'too-many', 'not-read'])).max(5),
});

const fromChild = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('reading'), reading, cpuSeconds: z.number() }),
]);

/** What the child sends: that it is there, and one reading per task. */
export type FromChild =
  | { readonly kind: 'ready' }
  /** `cpuSeconds`: processor time of the process so far. */
  | { readonly kind: 'reading'; readonly reading: Reading; readonly cpuSeconds: number };

/** Understands what the child sent; undefined for anything that it never sends. */
export function understand(message: unknown): FromChild | undefined {
  const parsed = fromChild.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}
