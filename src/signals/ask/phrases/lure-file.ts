import { z } from 'zod';
import type { AskKind } from '../../signal.ts';

/** Every kind of ask that a lure file may name. */
export const ASK_KINDS = [
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
  id: Id.describe('Your name for it, unique in the file'),
  kind: z.enum(ASK_KINDS).describe('What is asked'),
  phrases: Phrases.describe('How people ask; the syntax stands in rules/lures/README.md'),
  /** Phrases of which one must stand in the subject or within a few sentences of this ask. */
  near: z.array(Phrase).default([]),
  /** Phrases that cancel this ask when they stand in the same sentence. */
  unless: z.array(Phrase).default([]),
});

/** Words that press the reader to hurry: context, no ask. */
const LureAmplifier = z.strictObject({ id: Id, phrases: Phrases });

/**
 * Languages of lure files. Those beyond the languages that a message is known to be in serve messages of which
 * the language is unknown.
 */
const LURE_LANGUAGES = ['nl', 'fr', 'de', 'et', 'en', 'es', 'pt'] as const;
export type LureLanguage = (typeof LURE_LANGUAGES)[number];

/** One file `rules/lures/<language>.yaml`; its README explains the syntax of phrases. */
export const LureFile = z.strictObject({
  language: z.enum(LURE_LANGUAGES),
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

/** An ask that the administrator switches off: it is looked for no more. */
const LureOff = z.strictObject({ id: Id, status: z.literal('off') });

/** A file of `rules/local/lures/`: phrases of the administrator's own, and asks of ours that do not count here. */
export const LocalLureFile = LureFile.extend({
  asks: z.array(z.union([LureOff, LureAsk])).default([]),
  amplifiers: z.array(z.union([LureOff, LureAmplifier])).default([]),
});
export type LocalLureFile = z.infer<typeof LocalLureFile>;
