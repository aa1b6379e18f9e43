import { z } from 'zod';
import type { AskKind } from '../../signal.ts';

const ASK_KINDS = [
  'appointment',
  'call',
  'pay',
  'fee',
  'release-payment',
  'credentials',
  'pin',
  'card',
  'personal-data',
  'remote-access',
  'gift-card',
  'install',
  'login',
  'scan-code',
  'open-attachment',
  'confirm-order',
  'reply',
  'move-channel',
  'claim-prize',
  'refund',
] as const satisfies readonly AskKind[];

const Id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const Phrase = z.string().min(2).max(600);
const Phrases = z.array(Phrase).min(1);

/** One kind of request, and how people of the file's language put it. */
const LureAsk = z.strictObject({
  id: Id,
  kind: z.enum(ASK_KINDS),
  phrases: Phrases,
  /** Phrases that cancel this ask when they stand in the same sentence. */
  unless: z.array(Phrase).default([]),
});

/** Words that press the reader to hurry: context, no ask. */
const LureAmplifier = z.strictObject({ id: Id, phrases: Phrases });

/** One file `rules/lures/<language>.yaml`; its README explains the syntax of phrases. */
export const LureFile = z.strictObject({
  language: z.enum(['nl', 'fr', 'de', 'et', 'en']),
  /** Word lists that phrases name as `{list}`. */
  words: z.record(Id, Phrases).default({}),
  /** Cancel every ask of the same sentence: "we never ask for". */
  unless: z.array(Phrase).default([]),
  /** Talk about fraud: cancels every ask of the same sentence and of the next one. */
  reports: z.array(Phrase).default([]),
  asks: z.array(LureAsk).default([]),
  amplifiers: z.array(LureAmplifier).default([]),
});
export type LureFile = z.infer<typeof LureFile>;
