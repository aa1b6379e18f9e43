import type { Language } from '../../../src/message/message.ts';
import type { AskKind } from '../../../src/signals/signal.ts';
import type { SignalCases } from '../signal-tester.ts';

type Texts = Readonly<Record<Exclude<Language, 'und'>, string>>;

/** A sentence of each kind in each language, all of which must be found. */
export function inEveryLanguage(kinds: Partial<Record<AskKind, Texts>>): SignalCases['fires'] {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, texts]) =>
      Object.entries(texts).map(([language, text]) => [
        `${kind} (${language})`,
        // The keys are of these types, which Object.entries forgets.
        { text, language: language as Language, ask: kind as AskKind, where: 'body' as const },
      ]),
    ),
  );
}

/** Near misses: sentences by language, named by themselves. */
export function nearMisses(texts: Partial<Record<Language, readonly string[]>>): SignalCases['silent'] {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, sentences]) =>
      sentences.map((text) => [`${text} (${language})`, { text, language: language as Language }]),
    ),
  );
}
