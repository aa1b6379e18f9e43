import { isHostName } from './domain.ts';

/** No address that people write is longer on either side of a name. */
const REACH = 256;

/** A name's place in a text. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/**
 * Whether a name is only part of an address in running text: of an e-mail address, a URL or a host name. A name
 * that is itself a host's ("Booking.com"), or that begins one with a capital ("Amazon.de"), is a name.
 */
export function isInAddress(text: string, { start, end, written }: Place): boolean {
  const before = text.slice(edgeBefore(text, start), start);
  const after = text.slice(end, edgeAfter(text, end)).replace(/[.:!?'*_]{1,8}$/, '');
  if (before === '' && (after === '' || /^\p{Lu}/u.test(written))) return after.includes('@');
  const chunk = `${before}${written}${after}`;
  if (chunk.includes('://') || /^www\./i.test(chunk)) return true;
  if (isMailAddress(chunk)) return true;
  // A brand at the very end is a sentence that lacks a space: "facture.Orange".
  return after !== '' && isHostName(chunk.replace(/[/?#].*$/, '').toLowerCase());
}

/** What no address that stands in a text goes beyond. */
const EDGE = /[\s<>()[\]{}"“”,;|]/;

function edgeBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < REACH && !EDGE.test(text[at - 1] ?? ' ')) at--;
  return at;
}

function edgeAfter(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < REACH && !EDGE.test(text[at] ?? ' ')) at++;
  return at;
}

function isMailAddress(chunk: string): boolean {
  const at = chunk.indexOf('@');
  return at > 0 && chunk.indexOf('.', at) > at + 1;
}
