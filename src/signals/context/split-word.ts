import type { Signal } from '../signal.ts';

/** One word may be an accident of a mail editor. */
const FEWEST_WORDS = 2;

/** Shorter words are initials and numbers. */
const SHORTEST_WORD = 4;

/**
 * Words are shown in one piece and have hidden letters in their middle, so that people read them and filters do not.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Pay<span style="font-size:0">qx</span>pal</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Your pa<font style="display:none">z</font>rcel was reta<font style="display:none">k</font>ined</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <div style="background:#fff">Cus<span style="color:#fefefe">a</span>toms fe<span style="color:white">b</span>es</div>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <div style="display:none">Preheader</div><p>Good morning</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Hello<span style="display:none"> hidden </span> world</p>
 * ```
 *
 * ## Known limits
 *
 * Invisible characters within a name are the matter of `disguised-name`.
 */
export const splitWord: Signal = {
  id: 'split-word',
  question: 'context',
  description: 'Hidden letters stand in the middle of words',

  detect({ message, mentions }) {
    const words = message.splitWords.filter((word) => word.length >= SHORTEST_WORD);
    const named = words.find((word) =>
      mentions.some(({ evidence }) => evidence.toLowerCase() === word.toLowerCase()),
    );
    if (named === undefined && words.length < FEWEST_WORDS) return [];
    return [{ where: 'body', evidence: named ?? words.slice(0, 4).join(', ') }];
  },
};
