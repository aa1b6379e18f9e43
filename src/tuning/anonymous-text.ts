/** What stands for the parties of a message once nobody can be recognised. */
export interface Disguise {
  /** A reserved domain (RFC 2606) for a domain; the same one every time, and the domain itself where it is the point. */
  domain(domain: string): string;
  /** A local part that says nothing; the local part itself where it is the point. */
  localPart(localPart: string, domain: string): string;
  /** Words that name the reader: display names and local parts of the recipients, lower case. */
  readonly readers: readonly string[];
}

/** Text around these is looked for in steps whose patterns never overlap, so each is linear. */
const ADDRESS = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;
const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"')\]]{1,2000}/gi;
const NUMBER = /\+?\d[\d ()/.\-–]{4,30}\d/g;
const CODE = /\b(?=[A-Za-z\d_-]{0,63}\d)(?=[A-Za-z\d_-]{0,63}[A-Za-z])[A-Za-z\d_-]{7,64}\b/g;

/** `12.03.2026`, `2026-03-12`, `12/03/26`: a date tells nobody who is meant. */
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})$/;

/** With this many digits a number can name a person, a contract or an account. */
const NAMING_DIGITS = 7;

/** Of a number the country and the kind are what matters: a rule may be about them. */
const DIGITS_KEPT = 4;

/** A text in which nobody can be recognised by address, number, code or, as far as the header tells it, name. */
export function anonymousText(text: string, disguise: Disguise): string {
  const unnamed = text
    .replace(WEB_ADDRESS, (address) => anonymousAddress(address, disguise))
    .replace(ADDRESS, (address) => anonymousMailbox(address, disguise))
    .replace(NUMBER, anonymousNumber)
    .replace(CODE, anonymousCode);
  return withoutReaders(unnamed, disguise.readers);
}

/** `jan@example.org` with both sides disguised. */
function anonymousMailbox(address: string, disguise: Disguise): string {
  const at = address.lastIndexOf('@');
  const [localPart, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()];
  return `${disguise.localPart(localPart, domain)}@${disguise.domain(domain)}`;
}

/** A web address with another host, without its query, and without path segments that could name somebody. */
export function anonymousAddress(address: string, disguise: Disguise): string {
  const url = URL.parse(address);
  if (!url?.hostname) return address;
  const path = url.pathname.split('/').map(anonymousSegment).join('/');
  return `${url.protocol}//${disguise.domain(url.hostname)}${path}`;
}

/** Words stay, tokens go. */
function anonymousSegment(segment: string): string {
  return /^[\p{L}_-]{0,30}(?:\.[a-z]{2,5})?$/u.test(segment) ? segment : 'x';
}

function anonymousNumber(number: string): string {
  const digits = number.replace(/\D/g, '').length;
  if (digits < NAMING_DIGITS || DATE.test(number)) return number;
  let seen = 0;
  return number.replace(/\d/g, (digit) => (seen++ < DIGITS_KEPT ? digit : `${(seen * 7) % 10}`));
}

function anonymousCode(code: string): string {
  return code.replace(/\d/g, '0').replace(/[A-Z]/g, 'X').replace(/[a-z]/g, 'x');
}

function withoutReaders(text: string, readers: readonly string[]): string {
  return readers.reduce((rest, reader) => {
    const pattern = reader.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return rest.replace(new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'giu'), 'Reader');
  }, text);
}
