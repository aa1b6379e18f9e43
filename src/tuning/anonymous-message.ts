import { organizationalDomain } from '../brands/domain.ts';
import type { Mailbox } from '../message/mailbox.ts';
import type { Message } from '../message/message.ts';
import { anonymousAddress, anonymousText, type Disguise } from './anonymous-text.ts';

/** More lines than these are not read by whoever reviews a rule. */
const LINES = 60;
const LINKS = 15;

/** A name of the reader shorter than this is also a word. */
const SHORTEST_NAME = 4;

/** What a rule is about, and therefore stays. */
export interface Point {
  /** Organizational domains. */
  readonly domains: ReadonlySet<string>;
  readonly localParts: ReadonlySet<string>;
}

/**
 * A message as a test of a rule: author, subject, words and links, in which nobody can be recognised. Pictures and
 * attachments are left out. A person has to read it all the same: a name in the middle of a sentence stays.
 */
export function anonymousMessage(message: Message, point: Point): string {
  const disguise = disguiseOf(message, point);
  const { originator, subject } = message;
  const field = (name: string, mailboxes: readonly Mailbox[]): string[] =>
    mailboxes.length === 0 ? [] : [`${name}: ${mailboxes.map((each) => mailbox(each, disguise)).join(', ')}`];
  const html = message.links.some(({ kind }) => kind === 'anchor' || kind === 'form');
  return [
    ...field('From', originator.authors),
    ...field('Reply-To', originator.replyTo),
    `Subject: ${anonymousText(subject, disguise)}`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    html ? htmlBody(message, disguise) : textBody(message, disguise).join('\n'),
    '',
  ].join('\n');
}

function disguiseOf({ recipients, originator }: Message, point: Point): Disguise {
  const known = new Map<string, string>();
  const author = organizationalDomain(originator.author.addrSpec?.domain ?? '');
  return {
    readers: recipients
      .flatMap(({ displayName, addrSpec }) => [
        displayName,
        ...displayName.split(/\s+/),
        addrSpec?.localPart ?? '',
      ])
      .map((name) => name.toLowerCase())
      .filter((name) => name.length >= SHORTEST_NAME),
    domain(domain) {
      const owner = organizationalDomain(domain);
      if (point.domains.has(owner) || RESERVED.test(domain)) return domain;
      const stand =
        known.get(owner) ?? (owner === author ? 'sender.example' : `${otherName(known.size)}.example`);
      known.set(owner, stand);
      return domain === owner ? stand : `www.${stand}`;
    },
    localPart: (localPart) => (point.localParts.has(localPart) ? localPart : 'name'),
  };
}

/** RFC 2606. */
const RESERVED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$/;

/** `other-a`, `other-b` … */
function otherName(index: number): string {
  return `other-${String.fromCharCode(97 + (index % 26))}`;
}

/** Names of authors are claims: without them there is no rule. What looks like a number or an address goes. */
function mailbox({ displayName, addrSpec }: Mailbox, disguise: Disguise): string {
  const name = anonymousText(displayName, disguise)
    .replace(/["\\\r\n]/g, ' ')
    .trim();
  if (!addrSpec) return `"${name}"`;
  const { localPart, domain } = addrSpec;
  const address = `<${disguise.localPart(localPart, domain)}@${disguise.domain(domain)}>`;
  return name === '' ? address : `"${name}" ${address}`;
}

function textBody({ text }: Message, disguise: Disguise): string[] {
  return anonymousText(text, disguise)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
}

function htmlBody(message: Message, disguise: Disguise): string {
  const lines = textBody(message, disguise).map(escapeHtml);
  for (const { text, target } of message.links.slice(0, LINKS)) {
    const words = escapeHtml(anonymousText(text, disguise)).trim();
    const anchor = `<a href="${escapeHtml(anonymousAddress(target, disguise))}">${words}</a>`;
    const at = words === '' ? -1 : lines.findIndex((line) => line.includes(words) && !line.includes('<a '));
    const line = lines[at];
    if (line === undefined) lines.push(anchor);
    else lines[at] = line.replace(words, () => anchor);
  }
  return lines.map((line) => `<p>${line}</p>`).join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
