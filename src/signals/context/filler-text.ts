import type { Signal } from '../signal.ts';

/** Shorter hidden texts are preheaders, which mailings put in front for the list of messages. */
const SHORTEST = 400;

/** Characters of the hidden text that are compared; of the shown text four times as many. */
const READ = 6_000;

/** Hidden words that the reader sees nowhere. Mailings hide a copy of their text for other screens. */
const MOST_NEW_WORDS = 60;

const WORD = /\p{L}{3,}/gu;

/** Words that stand in the hidden text only. */
function newWords(hidden: string, shown: string): string[] {
  const known = new Set(wordsOf(shown));
  return wordsOf(hidden).filter((word) => !known.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * The message hides a long text that has nothing to do with what it shows: pieces of newsletters and books, so that
 * filters take it for one.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Your parcel is waiting.</p><div style="font-size:0">The morning light fell through tall windows while seven old
 * friends talked quietly about gardens, winter apples, copper kettles, broken fences and neighbours who had moved
 * abroad. Nobody remembered why uncle Frederick sold both horses before harvest; perhaps debts, perhaps love. Later
 * somebody fetched bread, cheese, mustard and cold beer from beneath the stairs, and conversation drifted towards
 * politics, fishing boats, schoolteachers, weddings, railway timetables, lighthouse keepers, stamps, violins, thunder,
 * geese, marmalade recipes, church bells, lost umbrellas, and foreign coins.</div>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <div style="display:none">Three ideas for the weekend, and what our readers say about last month.</div><p>News</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Buy good bread, cheese and mustard.</p><div style="display:none">Buy good bread, cheese and mustard. Buy good bread,
 * cheese and mustard. Buy good bread, cheese and mustard. Buy good bread, cheese and mustard. Buy good bread, cheese and
 * mustard. Buy good bread, cheese and mustard. Buy good bread, cheese and mustard. Buy good bread, cheese and mustard.
 * Buy good bread, cheese and mustard. Buy good bread, cheese and mustard. Buy good bread, cheese and mustard.</div>
 * ```
 *
 * ## Known limits
 *
 * Text that only a style sheet hides counts as shown.
 */
export const fillerText: Signal = {
  id: 'filler-text',
  question: 'context',
  description: 'A long text that has nothing to do with the message is hidden in it',

  detect({ message }) {
    const { hiddenText, text, quotedText } = message;
    if (hiddenText.length < SHORTEST) return [];
    const words = newWords(
      hiddenText.slice(0, READ),
      `${text.slice(0, 4 * READ)}\n${quotedText.slice(0, READ)}`,
    );
    if (words.length < MOST_NEW_WORDS) return [];
    return [{ where: 'body', evidence: words.slice(0, 8).join(' ') }];
  },
};
