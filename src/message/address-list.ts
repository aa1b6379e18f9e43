import { type AddressToken, addressTokens } from './address-token.ts';
import { normaliseDomain } from './domain.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { LIMITS } from './limits.ts';
import type { AddrSpec, Mailbox } from './mailbox.ts';

/**
 * Every mailbox of an address list (RFC 5322 §3.4), with what senders make of it: names without addresses,
 * addresses without names, unquoted commas, unclosed quotes and angles. Nothing that has a name or an address is
 * dropped. Members of a group are listed; the first one carries the group's name.
 *
 * @param list the unfolded body of the field, encoded-words still encoded: they may hide commas and angles
 */
export function parseMailboxes(list: string): Mailbox[] {
  const mailboxes = readMailboxes(list);
  if (hasAddress(mailboxes)) return mailboxes;
  // Some senders encode the whole field, address and all, and some put the only address into a comment.
  const readings = [decodeEncodedWords(list), list.replace(/[()]/g, ' ')].map(readMailboxes);
  return readings.find(hasAddress) ?? mailboxes;
}
function readMailboxes(list: string): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  let tokens: AddressToken[] = [];
  for (const token of addressTokens(list)) {
    if (mailboxes.length >= LIMITS.mailboxes) return mailboxes;
    if (token.kind !== 'separator') tokens.push(token);
    else {
      mailboxes.push(...readMailbox(tokens));
      tokens = [];
    }
  }
  return [...mailboxes, ...readMailbox(tokens)].slice(0, LIMITS.mailboxes);
}

function hasAddress(mailboxes: readonly Mailbox[]): boolean {
  return mailboxes.some((mailbox) => mailbox.addrSpec);
}

/** Usually one mailbox; `Name <first@example.com> <second@example.org>` is two, as nobody knows which one counts. */
function readMailbox(tokens: readonly AddressToken[]): Mailbox[] {
  const angles = tokens.filter((token) => token.kind === 'angle');
  const rest = tokens.filter((token) => token.kind !== 'angle');
  if (angles.length === 0) return readBareMailbox(rest);
  const [first, ...others] = angles.map((angle) => angle.text);
  return [
    mailbox(displayName(rest), parseAddrSpec(first ?? ''), first),
    ...others.map((angle) => mailbox('', parseAddrSpec(angle), angle)),
  ].filter((each) => each.displayName !== '' || each.addrSpec);
}

/** `user@example.org (Name)`, `Name user@example.org`, or a name alone. */
function readBareMailbox(tokens: readonly AddressToken[]): Mailbox[] {
  const clumps = clump(tokens);
  const address = clumps.findLast((each) => isAddress(each));
  const name = displayName(clumps.filter((each) => each !== address).flat());
  const addrSpec = address && parseAddrSpec(textOf(address));
  return name === '' && !addrSpec ? [] : [mailbox(name, addrSpec)];
}

function mailbox(displayName: string, addrSpec: AddrSpec | undefined, written = ''): Mailbox {
  if (addrSpec) return { displayName, addrSpec };
  return { displayName: displayName || written.trim() };
}

/** Tokens that belong together without white space, also around an `@` that stands alone (RFC 5322 §4.4). */
function clump(tokens: readonly AddressToken[]): AddressToken[][] {
  const clumps: AddressToken[][] = [];
  let previous: AddressToken | undefined;
  for (const token of tokens) {
    const together = token.glued || previous?.text.endsWith('@') || token.text.startsWith('@');
    const joins = previous && together && token.kind !== 'comment' && previous.kind !== 'comment';
    if (joins) clumps.at(-1)?.push(token);
    else clumps.push([token]);
    previous = token;
  }
  return clumps;
}

/** A quoted-string or an encoded-word that holds an `@` is a name, not an address (RFC 2047 §5). */
function isAddress(tokens: readonly AddressToken[]): boolean {
  const plain = tokens.every((token) => token.kind === 'word' || token.kind === 'quoted');
  return plain && tokens.some((token) => token.kind === 'word' && token.text.includes('@'));
}

function textOf(tokens: readonly AddressToken[]): string {
  return tokens.map((token) => token.text).join('');
}

/** A comment is the name where there is no other; elsewhere it stays in its place, as mail clients show it. */
function displayName(tokens: readonly AddressToken[]): string {
  const onlyComments = tokens.every((token) => token.kind === 'comment');
  const written = tokens
    .map((token) => {
      const text = token.kind === 'comment' && !onlyComments ? `(${token.text})` : token.text;
      return token.glued && token.kind !== 'comment' ? text : ` ${text}`;
    })
    .join('');
  const decoded = decodeEncodedWords(written).replace(/\s+/g, ' ').trim();
  // The colon after the name of a group.
  return decoded.endsWith(':') ? decoded.slice(0, -1).trimEnd() : decoded;
}

/** `local-part@domain`, also with quotes, brackets, a `mailto:` or a source route around it; nothing for anything else. */
export function parseAddrSpec(written: string): AddrSpec | undefined {
  const text = written.replace(/^[\s<]*(?:mailto:)?/i, '').replace(/[\s>]/g, '');
  const address = /^["'][^"']*@[^"']*["']$/.test(text) ? text.slice(1, -1) : text;
  const at = address.lastIndexOf('@');
  if (at < 0) return undefined;
  const domain = normaliseDomain(address.slice(at + 1));
  const start = address.startsWith('@') ? address.indexOf(':') + 1 : 0;
  const localPart = address.slice(start, at).replace(/^"(.*)"$/, '$1');
  return domain === '' || localPart === '' ? undefined : { localPart, domain };
}
