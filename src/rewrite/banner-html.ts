import type { BannerContent, Gist } from './banner-content.ts';
import { type Declarations, inlineStyleAttribute, styleAttribute } from './banner-style.ts';
import type { Phrase, Span } from './phrase.ts';

/**
 * Colours of a level. Text on its background has a contrast of at least 7:1 (WCAG AAA), the symbol too. In dark mode
 * Thunderbird keeps a bar only where white is 3.5 times as bright as it (its own measure), so none is much lighter.
 */
export const PALETTES = {
  1: { symbol: 'i', bar: '#17507f', background: '#eaf3fb', text: '#0b2239' },
  2: { symbol: '!', bar: '#6b4100', background: '#fff4d6', text: '#2b1d00' },
  3: { symbol: '!!', bar: '#a3161f', background: '#fdeaea', text: '#3a0508' },
} as const;

interface Palette {
  readonly symbol: string;
  readonly bar: string;
  readonly background: string;
  readonly text: string;
}

/** Longest line of text before it is broken at a space. Mail allows 998 bytes (RFC 5322 §2.1.1). */
const LINE_LENGTH = 120;

/**
 * The banner as one HTML table: ASCII only, so that no part has to change its charset; nothing remote, no image, no
 * class that its look depends on; the level in a word, a symbol and a colour. Lines end in LF, have at most 900
 * characters, and break only where white space means nothing.
 */
export function bannerHtml(content: BannerContent): string {
  const palette = PALETTES[content.level];
  // Thunderbird takes dark colours away in dark mode, but only where a style names one: without this the text would
  // inherit the black of `all: initial` from here, on black.
  const { text: color } = palette;
  const row = element(
    'tr',
    [styleAttribute({ color, display: 'table-row' })],
    symbolCell(palette, content) + textCell(palette, content),
  );
  const rows = element('tbody', [styleAttribute({ color, display: 'table-row-group' })], row);
  const attributes = [
    'class="cf-banner"',
    `role="presentation" lang="${content.language}" dir="ltr"`,
    `width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${palette.background}"`,
    styleAttribute(tableStyle(palette)),
  ];
  return element('table', attributes, rows);
}

/** The HTML banner that stands at the start of HTML: its length in characters, 0 when there is none. */
export function bannerHtmlLength(html: string): number {
  if (!html.startsWith('<table class="cf-banner"\n') && !html.startsWith('<table class="cf-banner"\r\n'))
    return 0;
  const close = html.indexOf('</table', 1);
  const end = close === -1 ? -1 : html.indexOf('>', close);
  return end + 1;
}

/** Lengthens the last end tag, in which white space means nothing, to a multiple of so many bytes. */
export function paddedHtml(banner: Buffer, unit: number): Buffer {
  const missing = (unit - (banner.length % unit)) % unit;
  return Buffer.concat([banner.subarray(0, -1), Buffer.from(' '.repeat(missing)), banner.subarray(-1)]);
}

function symbolCell({ symbol, bar }: Palette, { preview }: BannerContent): string {
  const attributes = [
    'aria-hidden="true"',
    `width="28" align="center" valign="top" bgcolor="${bar}"`,
    styleAttribute({
      ...textStyle('#ffffff', '20px', '700'),
      display: 'table-cell',
      width: '28px',
      padding: '12px 4px',
      'vertical-align': 'top',
      'text-align': 'center',
      'background-color': bar,
    }),
  ];
  return element('td', attributes, hiddenPreview(preview) + escaped(symbol));
}

/**
 * The sender's own words before ours, for lists of messages alone: nobody sees them in the message, and no screen reader
 * reads them. Should a client show them, they are white on the bar and below it nothing is lost.
 */
function hiddenPreview(preview: string | undefined): string {
  if (!preview) return '';
  const style = styleAttribute({
    display: 'none',
    color: '#ffffff',
    font: '400 1px/1px Arial,Helvetica,sans-serif',
  });
  return element('div', [style], escaped(`${preview} `));
}

function textCell({ background, text }: Palette, content: BannerContent): string {
  const { label, headline, statements, action, victims, closing, second, attached } = content;
  const attributes = [
    `align="left" valign="top" bgcolor="${background}"`,
    styleAttribute({
      ...textStyle(text, '15px', '400'),
      display: 'table-cell',
      padding: '12px 14px 10px',
      'vertical-align': 'top',
      'background-color': background,
    }),
  ];
  const blocks = [
    block(textStyle(text, '18px', '700'), `${escaped(`${label} – `)}${markup(headline)}`),
    block(textStyle(text, '15px', '700'), markup(action)),
    ...(attached ? [block(textStyle(text, '15px', '400'), markup(attached))] : []),
    // In one block: on a telephone each block of its own would cost half a line.
    block(textStyle(text, '15px', '400'), statements.map(markup).join(' ')),
    ...(victims ? [block(textStyle(text, '15px', '400'), markup(victims))] : []),
    ...(second ? [secondLanguage(text, second)] : []),
    block(textStyle(text, '13px', '400'), escaped(closing.join(' · '))),
  ];
  return element('td', attributes, blocks.join(''));
}

/** In an element of its own, so that a screen reader changes its voice. */
function secondLanguage(text: string, { language, label, headline, action }: Gist): string {
  const blocks = [
    block(textStyle(text, '17px', '700'), `${escaped(`${label} \u{2013} `)}${markup(headline)}`),
    block(textStyle(text, '15px', '700'), markup(action)),
  ];
  const attributes = [
    `lang="${language}"`,
    styleAttribute({ color: text, display: 'block', margin: '10px 0 6px' }),
  ];
  return element('div', attributes, blocks.join(''));
}

function block(style: Declarations, html: string): string {
  return element('div', [styleAttribute({ ...style, display: 'block', margin: '0 0 6px' })], html);
}

function tableStyle({ bar, background, text }: Palette): Declarations {
  return {
    color: text,
    display: 'table',
    width: '100%',
    'box-sizing': 'border-box',
    margin: '0 0 16px',
    border: `1px solid ${bar}`,
    'border-collapse': 'separate',
    'border-spacing': '0',
    'background-color': background,
    direction: 'ltr',
    'unicode-bidi': 'isolate',
  };
}

/** `all` resets neither `direction` nor `unicode-bidi`, which would let a sender mirror our sentences. */
function textStyle(color: string, size: string, weight: string): Declarations {
  return {
    color,
    font: `${weight} ${size}/1.5 Arial,Helvetica,sans-serif`,
    'text-align': 'left',
    'overflow-wrap': 'anywhere',
    direction: 'ltr',
    'unicode-bidi': 'isolate',
  };
}

function element(name: string, attributes: readonly string[], html: string): string {
  return `<${name} ${attributes.join('\n')}\n>${html}</${name}\n>`;
}

function markup(phrase: Phrase): string {
  return phrase.map(({ text, foreign }: Span) => (foreign ? unlinked(text) : escaped(text))).join('');
}

/** Clients make links of domains, addresses and numbers; a dot in an element of its own keeps them from it. */
function unlinked(text: string): string {
  const style = inlineStyleAttribute({ display: 'inline' });
  const html = text
    .split(/([.@])/)
    .map((piece) => (piece === '.' || piece === '@' ? `<span\n${style}>${piece}</span>` : escaped(piece)))
    .join('');
  if (!isOnePiece(text)) return html;
  return `<span\n${inlineStyleAttribute({ display: 'inline', 'white-space': 'nowrap' })}>${html}</span>`;
}

/**
 * Of `proximus-` at the end of a line and `desk.example` on the next, people read the second. So domains and telephone
 * numbers stay whole, as far as a telephone is wide.
 */
function isOnePiece(text: string): boolean {
  return text.length <= LONGEST_PIECE && (/^[^\s]*[.-][^\s]*$/.test(text) || /^[\d +()/.-]+$/.test(text));
}

/** Characters that fit a line at 320 pixels. */
const LONGEST_PIECE = 26;

/** Text as ASCII markup, broken at spaces. */
function escaped(text: string): string {
  let column = 0;
  return (
    text
      .toWellFormed()
      // French sets a space before these marks, and a line may not begin with one.
      .replace(/ (?=[:;?!»])|(?<=«) /g, '\u{a0}')
      .replace(/[^ !#$%(-;=?-~]/gu, (character) => `&#${character.codePointAt(0)};`)
      .split(' ')
      .map((word, index) => {
        const breaks = column > LINE_LENGTH;
        column = breaks ? word.length : column + word.length + 1;
        return `${index === 0 ? '' : breaks ? '\n' : ' '}${word}`;
      })
      .join('')
  );
}
