import type { BannerContent } from './banner-content.ts';
import { plainText } from './phrase.ts';

/** Fits 80 columns with room for a reply's quotation marks. */
const WIDTH = 72;

const RULE = '='.repeat(WIDTH);

const SYMBOLS = { 1: '[i]', 2: '[!]', 3: '[!!]' } as const;

/**
 * The banner as plain text: LF lines of at most 72 columns, the headline above two rules, then an empty line. The
 * headline comes first since lists of messages show how a text begins.
 *
 * Safe in `format=flowed` (RFC 3676): no line ends in a space, so none flows, and none starts with a space, `>`
 * or `From `, so none needs stuffing.
 */
export function bannerText(content: BannerContent): string {
  const { level, label, headline, statements, action, victims, closing, second, attached } = content;
  const blocks = [
    [plainText(action)],
    ...(attached ? [[plainText(attached)]] : []),
    statements.map(plainText),
    ...(victims ? [[plainText(victims)]] : []),
    ...(second ? [[`${second.label} – ${plainText(second.headline)}`, plainText(second.action)]] : []),
    closing,
  ];
  const lines = blocks.map((block) => block.flatMap(wrap).join('\n'));
  const title = wrap(`${SYMBOLS[level]} ${label} – ${plainText(headline)}`).join('\n');
  return `${title}\n${RULE}\n${lines.join('\n\n')}\n${RULE}\n\n`;
}

/** Greedy, at spaces; a word that is too long for any line stands alone. No-break spaces do not break. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((candidate) => candidate !== '')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map(unstuffed);
}

/** A sender's words may come to stand at the start of a line. */
function unstuffed(line: string): string {
  return /^(?:>|From\b)/.test(line) ? `'${line}` : line;
}

/** The text banner that stands at the start of a text: its length in characters, 0 when there is none. */
export function bannerTextLength(text: string): number {
  const opening = /^\[(?:i|!|!!)\] (?:[^\n]{1,200}\n){1,5}?={72}\r?\n/.exec(text);
  if (!opening) return 0;
  const start = opening[0].length;
  const closing = /\n={72,74}\r?\n\r?\n/.exec(text.slice(start, LONGEST));
  return closing ? start + closing.index + closing[0].length : 0;
}

/** Characters in which the closing rule has to follow; our longest banner has fewer than two thousand. */
const LONGEST = 6000;

/** Lengthens the closing rule until the banner has a multiple of so many bytes; at most two are needed. */
export function paddedText(banner: Buffer, unit: number): Buffer {
  const missing = (unit - (banner.length % unit)) % unit;
  const rule = banner.lastIndexOf('='.repeat(WIDTH), undefined, 'latin1');
  return Buffer.concat([banner.subarray(0, rule), Buffer.from('='.repeat(missing)), banner.subarray(rule)]);
}
