import { z } from 'zod';
import type { LogoCatalogue } from '../../logos/logo-catalogue.ts';
import type { Reading, ReadingTask } from '../attachment-reader.ts';
import { ATTACHMENT_LIMITS, WORD_LIMITS } from '../limits.ts';
import { PictureLogo } from '../picture-logo.ts';

/** What the parent sends: the logos to look for, once, and then tasks. */
export type ToChild = { readonly logos: LogoCatalogue } | { readonly task: ReadingTask };

const { textLength, links, codes, codeLength, fields, nameLength } = ATTACHMENT_LIMITS;

const scan = z
  .strictObject({
    width: z.int().min(1).max(WORD_LIMITS.side),
    height: z.int().min(1).max(WORD_LIMITS.side),
    data: z.instanceof(Uint8Array),
  })
  .refine(({ width, height, data }) => data.length === width * height);

/** A hostile PDF may have taken the child over: what it says is outside data like any other. */
const reading = z.strictObject({
  text: z.string().max(textLength),
  targets: z.array(z.string().max(codeLength)).max(links),
  codes: z.array(z.string().max(codeLength)).max(codes),
  logos: z.array(PictureLogo).max(ATTACHMENT_LIMITS.logos),
  scans: z.array(scan).max(WORD_LIMITS.pictures),
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
