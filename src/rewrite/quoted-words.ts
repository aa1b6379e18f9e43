/** Longest quotation in a banner, in graphemes: longer words of a sender would be the banner. */
const QUOTATION_LENGTH = 60;

/** Code points of one grapheme, and of all: a letter can carry thousands of accents that tower over the banner. */
const GRAPHEME_CODE_POINTS = 8;
const CODE_POINTS = 120;

/** Graphemes of a megabyte of text need not be told apart for the first sixty. */
const SCANNED_LENGTH = 1000;

/** Controls, and everything that is invisible or turns the direction of writing (Unicode general category C). */
const INVISIBLE = /\p{C}|\p{Variation_Selector}|[\u{115f}\u{1160}\u{3164}\u{ffa0}]/gu;

/** Quotation marks of every language: with one of its own a message would end our quotation and speak for us. */
const QUOTATION_MARKS = /["\p{Pi}\p{Pf}„‚‟‛〝〞〟＂]/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What lists of messages show at most. */
const PREVIEW_LENGTH = 120;

/** The beginning of a message as lists of messages show it: one line, visible, cut. */
export function quotablePreview(text: string): string {
  return quotation(text, PREVIEW_LENGTH);
}

/** A sender's words as they may stand between our quotation marks: one line, visible, short. */
export function quotableWords(words: string): string {
  return quotation(words, QUOTATION_LENGTH);
}

function quotation(words: string, length: number): string {
  const visible = words
    .slice(0, SCANNED_LENGTH)
    .replace(/\s/g, ' ')
    .replace(INVISIBLE, '')
    .replace(QUOTATION_MARKS, "'")
    .replace(/ {2,}/g, ' ')
    .trim();
  const all = Array.from(graphemes.segment(visible), ({ segment }) => shortGrapheme(segment));
  const cut = all.slice(0, length).join('');
  const short = Array.from(cut).slice(0, CODE_POINTS).join('');
  return short.length === all.join('').length ? short : `${withoutHalfWord(short)}…`;
}

/** Cuts at a space where one is near the end, for half a number tells a lie. */
function withoutHalfWord(words: string): string {
  const space = words.lastIndexOf(' ');
  return space > words.length / 2 ? words.slice(0, space) : words;
}

function shortGrapheme(grapheme: string): string {
  return Array.from(grapheme).slice(0, GRAPHEME_CODE_POINTS).join('');
}

/** Characters of a domain that are shown. The end is what says whose it is. */
const DOMAIN_LENGTH = 60;

/** A domain as a reader is shown it: the end of it, in ASCII. */
export function shownDomain(domain: string): string {
  const plain = domain.replace(/[^A-Za-z0-9._-]/g, '');
  return plain.length > DOMAIN_LENGTH ? `…${plain.slice(-DOMAIN_LENGTH)}` : plain;
}
