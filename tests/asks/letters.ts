import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../src/documents/yaml-document.ts';
import type { Message } from '../../src/message/message.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import { ASK_KINDS } from '../../src/signals/ask/phrases/lure-file.ts';

export const LANGUAGES = ['nl', 'fr', 'de', 'et', 'en'] as const;
export type LetterLanguage = (typeof LANGUAGES)[number];

/** A whole letter and the ask that it makes or, as a near miss, does not make. */
const Letter = z.strictObject({
  ask: z.enum(ASK_KINDS),
  /** The finer lure, where one kind of ask has several. */
  lure: z.string().optional(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Letter = z.infer<typeof Letter>;

/** One or two sentences that make an ask. */
const Sentence = z.strictObject({ ask: z.enum(ASK_KINDS), subject: z.string(), text: z.string() });

const Letters = z.strictObject({
  language: z.enum(LANGUAGES),
  hits: z.array(Letter).min(1),
  misses: z.array(Letter).min(1),
  sentences: z.array(Sentence).min(1),
  /** Sentences that speak of an ask without making it. */
  mentions: z.array(Sentence.omit({ subject: true })).min(1),
});
export type Letters = z.infer<typeof Letters>;

/** The written letters of a language. */
export function readLetters(language: LetterLanguage): Letters {
  const file = `tests/asks/messages/${language}.yaml`;
  const reading = readYaml(Letters, { file, text: readFileSync(file, 'utf8') });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.document.value;
}

/** Parses a letter as the analysis does: its language is found out, and quoted lines are set apart. */
export async function parseLetter({
  from,
  subject,
  text,
}: Pick<Letter, 'from' | 'subject' | 'text'>): Promise<Message> {
  const fields = [
    `From: ${from}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const content = Buffer.from([...fields, '', text].join('\n').replace(/\n/g, '\r\n'));
  return parseMessage({ client: {}, envelope: { forwardPaths: [] }, content });
}
