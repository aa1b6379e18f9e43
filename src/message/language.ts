import { eld } from 'eld/extrasmall';
import type { Language } from './message.ts';

const KNOWN: ReadonlySet<string> = new Set<Language>(['nl', 'fr', 'de', 'et', 'en']);

/** Fewer letters than this tell nothing. */
const FEWEST_LETTERS = 20;

/** The detector reads the first 350 bytes; a little more than that, since words are dropped. */
const SAMPLE_LENGTH = 600;

/** Lines of prose tell a language; buttons, names and addresses rarely do. */
const PROSE_LENGTH = 40;

/** With fewer letters of prose, a footer in English could outvote the rest: then everything is taken. */
const ENOUGH_PROSE = 150;

/** Words that say nothing about the language: addresses, numbers and codes. */
const NOISE = /\S*[\d@/\\_=]\S*|\bwww\.\S*/g;

/** The language that a message is written in; `und` where there is too little text or it is none of ours. */
export function detectLanguage(subject: string, lines: readonly string[]): Language {
  const prose = sample(lines.filter((line) => line.length >= PROSE_LENGTH));
  const text = hasLetters(prose, ENOUGH_PROSE) ? prose : sample([subject, ...lines]);
  if (!hasLetters(text, FEWEST_LETTERS)) return 'und';
  const { language } = eld.detect(text);
  return isLanguage(language) ? language : 'und';
}

/** Invisible characters and letters of mathematics are there to break words apart for machines. */
function sample(lines: readonly string[]): string {
  let text = '';
  const seen = new Set<string>();
  for (const line of lines) {
    if (text.length >= SAMPLE_LENGTH) break;
    if (seen.has(line)) continue;
    seen.add(line);
    text += `${line.slice(0, SAMPLE_LENGTH).replace(NOISE, ' ')}\n`;
  }
  return text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

const LETTER = /\p{L}/u;

function hasLetters(text: string, fewest: number): boolean {
  let count = 0;
  for (const character of text) {
    if (isAsciiLetter(character.charCodeAt(0)) || LETTER.test(character)) count++;
    if (count >= fewest) return true;
  }
  return false;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isLanguage(code: string): code is Language {
  return KNOWN.has(code);
}
