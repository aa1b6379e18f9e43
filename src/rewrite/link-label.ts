import { organizationalDomain, toUnicode } from '../brands/domain.ts';
import { hostOf } from '../message/link.ts';
import { inlineStyleAttribute } from './banner-style.ts';
import type { LinkWords } from './banner-texts.ts';
import { escapeText } from './html-escape.ts';
import { shownDomain } from './quoted-words.ts';

/** Class of our labels; a sender's element with it goes. */
export const LABEL_CLASS = 'cf-domain';

const LABEL_START = `<span class="${LABEL_CLASS}"`;
const LABEL_END = '</span\n>';

/** A dot that no client makes a link of. `<b>`, so that the first end tag of a span ends the label. */
const DOT = `<b\n${inlineStyleAttribute({ display: 'inline' })}>.</b>`;

/** Dark on light whatever the sender's colours are: contrast 13:1. */
const STYLE = inlineStyleAttribute({
  display: 'inline',
  color: '#2b1d00',
  'background-color': '#fff4d6',
  font: '700 14px/1.5 Arial,Helvetica,sans-serif',
  padding: '0 3px',
  visibility: 'visible',
});

/** What stands behind a link: where it really leads. Empty for a target that tells no place. */
export function linkLabel(target: string, words: LinkWords, removed: boolean): string {
  const place = placeOf(target);
  if (place === '') return '';
  const [before = '', after = ''] = (removed ? words.removed : words.shown).split('{y}', 2);
  const dotted = place
    .split('.')
    .map((piece) => escapeText(piece))
    .join(DOT);
  return `${LABEL_START}\n${STYLE}>[${escapeText(before)}${dotted}${escapeText(after)}]${LABEL_END}`;
}

/** The registrable domain of a page or mailbox, or a telephone number: what a reader can compare. */
function placeOf(target: string): string {
  const telephone = /^\s{0,20}(?:tel|sms|callto):([+\d ().-]{3,30})/i.exec(target)?.[1];
  if (telephone) return telephone.trim();
  const mailbox = /^\s{0,20}mailto:[^@?]{1,300}(?:@|%40)([^?,;&\s]{1,300})/i.exec(target)?.[1];
  const host = mailbox ?? hostOf(target);
  if (host === undefined) return '';
  return shownDomain(organizationalDomain(host)) || shownDomain(toUnicode(host));
}

/** HTML as it was before labels came into it. */
export function withoutLabels(html: string): string {
  let rest = html;
  let result = '';
  for (let start = rest.indexOf(LABEL_START); start !== -1; start = rest.indexOf(LABEL_START)) {
    const end = rest.indexOf('</span', start);
    const close = end === -1 ? -1 : rest.indexOf('>', end);
    if (close === -1) break;
    result += rest.slice(0, start);
    rest = rest.slice(close + 1);
  }
  return result + rest;
}
