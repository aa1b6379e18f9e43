import { parseAddrSpec, parseMailboxes } from './address-list.ts';
import { hasOnlyWellFormedAddresses } from './address-syntax.ts';
import { unfold } from './header.ts';
import { LIMITS } from './limits.ts';
import type { Mailbox } from './mailbox.ts';
import type { FromDefect, HeaderField, Originator } from './message.ts';
import type { Envelope } from './transaction.ts';

/** Who the message says wrote it, and where answers and bounces go (RFC 5322 §3.6.2, §3.6.7). */
export function readOriginator(header: readonly HeaderField[], envelope: Envelope): Originator {
  const fromFields = header.filter((field) => field.key === 'from');
  const authors = mailboxesOf(fromFields);
  const sender = mailboxesOf(header.filter((field) => field.key === 'sender'))[0];
  const returnPath = readReturnPath(header, envelope);
  return {
    author: readAuthor(authors),
    authors,
    defects: findDefects(fromFields, authors),
    ...(sender && { sender }),
    replyTo: mailboxesOf(header.filter((field) => field.key === 'reply-to')),
    ...(returnPath && { returnPath }),
  };
}

/** The mailboxes of several fields of one kind, in order. */
export function mailboxesOf(fields: readonly HeaderField[]): Mailbox[] {
  return fields.flatMap((field) => parseMailboxes(unfold(field.raw.slice(0, LIMITS.addressListLength))));
}

function readAuthor(authors: readonly Mailbox[]): Mailbox {
  const displayName = authors
    .map((author) => author.displayName)
    .filter((name) => name !== '')
    .join(' ');
  const addrSpecs = authors.flatMap((author) => author.addrSpec ?? []);
  const addrSpec = addrSpecs.find((each) => each.domain.includes('.')) ?? addrSpecs[0];
  return { displayName, ...(addrSpec && { addrSpec }) };
}

function findDefects(fields: readonly HeaderField[], authors: readonly Mailbox[]): FromDefect[] {
  const domains = new Set(authors.flatMap((author) => author.addrSpec?.domain ?? []));
  const present = {
    missing: domains.size === 0,
    'duplicate-field': fields.length > 1,
    'empty-address': authors.some((author) => !author.addrSpec),
    'malformed-address': !fields.every((field) =>
      hasOnlyWellFormedAddresses(unfold(field.raw.slice(0, LIMITS.addressListLength))),
    ),
    'undotted-host': [...domains].some((domain) => !/[.:]/.test(domain)),
    'several-domains': domains.size > 1,
  } satisfies Record<FromDefect, boolean>;
  return defectNames(present);
}

function defectNames(present: Record<FromDefect, boolean>): FromDefect[] {
  const all: readonly FromDefect[] = [
    'missing',
    'duplicate-field',
    'empty-address',
    'malformed-address',
    'undotted-host',
    'several-domains',
  ];
  return all.filter((defect) => present[defect]);
}

/** The envelope knows; the Return-Path field is what an earlier server wrote down (RFC 5321 §4.4). */
function readReturnPath(header: readonly HeaderField[], envelope: Envelope): Mailbox | undefined {
  if (envelope.reversePath !== undefined) return bareMailbox(envelope.reversePath);
  const field = header.find((each) => each.key === 'return-path');
  return field && bareMailbox(field.value);
}

function bareMailbox(path: string): Mailbox | undefined {
  const addrSpec = parseAddrSpec(path);
  return addrSpec && { displayName: '', addrSpec };
}
