import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { ASK_KINDS } from '../../src/signals/ask/phrases/lure-file.ts';
import type { AskKind } from '../../src/signals/signal.ts';
import { shippedPhrases } from '../signals/ask/shipped-phrases.ts';
import { messageOf } from '../signals/message-of.ts';
import { LANGUAGES, parseLetter, readLetters } from './letters.ts';

const phrases = shippedPhrases();

function evidenceFor(kind: AskKind, message: Message): string[] {
  return phrases
    .hits(message)
    .asks.filter((ask) => ask.kind === kind)
    .map(({ evidence }) => evidence);
}

describe.each(LANGUAGES)('letters in %s', (language) => {
  const { hits, misses, sentences, mentions } = readLetters(language);

  it('hold every ask, and a near miss of each', () => {
    expect(ASK_KINDS.filter((kind) => !hits.some(({ ask }) => ask === kind))).toEqual([]);
    expect(ASK_KINDS.filter((kind) => !misses.some(({ ask }) => ask === kind))).toEqual([]);
    expect(ASK_KINDS.filter((kind) => !sentences.some(({ ask }) => ask === kind))).toEqual([]);
  });

  it.each(hits.map((letter) => [letter.lure ?? letter.ask, letter.subject, letter] as const))(
    '%s: %s',
    async (_, __, letter) => {
      const message = await parseLetter(letter);
      expect(message.language).toBe(language);
      const evidence = evidenceFor(letter.ask, message);
      expect(evidence).not.toEqual([]);
      const readable = `${message.subject} ${message.text}`.replace(/\s+/g, ' ');
      for (const words of evidence) expect(readable).toContain(words);
    },
  );

  it.each(misses.map((letter) => [letter.ask, letter.subject, letter] as const))(
    'no %s: %s',
    async (ask, _, letter) => {
      expect(evidenceFor(ask, await parseLetter(letter))).toEqual([]);
    },
  );

  it.each(sentences.map(({ ask, text, subject }) => [ask, text, subject] as const))(
    '%s: %s',
    (ask, text, subject) => {
      expect(evidenceFor(ask, messageOf({ subject, text, language }))).not.toEqual([]);
    },
  );

  it.each(mentions.map(({ ask, text }) => [ask, text] as const))('no %s: %s', (ask, text) => {
    expect(evidenceFor(ask, messageOf({ text, language }))).toEqual([]);
  });

  it('finds nothing in a thread that the author only quotes', async () => {
    const [letter] = hits;
    if (!letter) throw new Error('no letters');
    const quoted = letter.text.replace(/^/gm, '> ');
    const text = `${ANSWER[language]}\n\n${ATTRIBUTION}\n${quoted}`;
    const message = await parseLetter({ from: 'Jan <jan@example.org>', subject: 'Re', text });
    expect(message.quotedText).toContain(letter.text.split('\n')[0]);
    expect(phrases.hits(message).asks).toEqual([]);
  });
});

const ATTRIBUTION = 'On 3 Feb 2025 at 10:12, Sofie <sofie@example.org> wrote:';

const ANSWER = {
  nl: 'Dag Sofie, ken jij deze mensen? Ik vertrouw het niet helemaal.',
  fr: 'Bonjour Sofie, connais-tu ces gens ? Je trouve cela étrange.',
  de: 'Hallo Sofie, kennst du diese Leute? Mir kommt das seltsam vor.',
  et: 'Tere Sofie, kas sa tunned neid inimesi? Mulle tundub see imelik.',
  en: 'Hello Sofie, do you know these people? It looks odd to me.',
} as const;
