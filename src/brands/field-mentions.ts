import { fieldHosts } from '../message/field-hosts.ts';
import type { AddrSpec } from '../message/mailbox.ts';
import { fieldValues, type Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { displayNameClues } from './display-name-mentions.ts';
import { organizationalDomain } from './domain.ts';
import { findNames } from './find-names.ts';
import { isLegalForm } from './imprint-line.ts';
import { namesInLabel } from './label-names.ts';
import type { Clue } from './mention-clue.ts';

/** A brand in a field that readers do not see. */
export interface FieldMention {
  readonly brand: Brand;
  /** With the name of the field: `Sender: FedEx`. */
  readonly evidence: string;
}

/** Sectors whose names are in the hosts and fields of everybody's mail: `sendgrid.net`, `eu.mailgun.org`. */
const CARRIERS: ReadonlySet<string> = new Set([
  'email',
  'hosting',
  'jobs',
  'media',
  'social',
  'software',
  'telecom',
]);

const LONGEST_ORGANIZATION = 100;

/** Whether a brand carries, hosts or sorts the mail of others. */
export function isCarrier({ sector, mailboxDomains }: Brand): boolean {
  return CARRIERS.has(sector) || mailboxDomains.length > 0;
}

/** Brands that Sender, Return-Path, Organization and the hosts of other fields name without belonging to them. */
export function fieldMentions(message: Message, directory: BrandDirectory): FieldMention[] {
  const { sender, returnPath, author } = message.originator;
  return [
    ...(sender ? named('Sender', senderClues(message, directory)) : []),
    ...organizations(message, directory),
    ...(returnPath?.addrSpec
      ? named('Return-Path', returnPathClues(returnPath.addrSpec, author.addrSpec, directory))
      : []),
    ...hostMentions(message, directory),
  ];
}

function named(field: string, clues: readonly Clue[]): FieldMention[] {
  return clues
    .filter(({ clear, affiliation }) => clear && !affiliation)
    .map(({ names: [{ brand }], written }) => ({ brand, evidence: `${field}: ${written}` }));
}

/** The author's own name claims nothing new. */
function senderClues({ originator, language }: Message, directory: BrandDirectory): Clue[] {
  const { sender: mailbox, author } = originator;
  if (!mailbox || mailbox.displayName === author.displayName) return [];
  return displayNameClues({ where: 'from.domain', mailbox, language }, directory);
}

/** RFC 1036 §2.2.8: the whole field is the company's name; people put there whatever they like. */
function organizations(message: Message, { vocabulary }: BrandDirectory): FieldMention[] {
  const values = ['organization', 'x-organization'].flatMap((key) => fieldValues(message, key));
  return values
    .filter((value) => value.length <= LONGEST_ORGANIZATION)
    .flatMap((value) =>
      findNames(vocabulary, value)
        .filter(({ start, end, names }) => {
          const rest = value.slice(end).trim();
          return start === 0 && !names[0].ambiguous && (rest === '' || isLegalForm(value.slice(end)));
        })
        .map(({ names: [{ brand }] }) => ({ brand, evidence: `Organization: ${value}` })),
    );
}

/** What a person chose: bulk mailers put numbers there, or the reader's address (`bounce-jan=gmail.com`). */
const CHOSEN = /^[a-z][a-z._-]{2,40}$/i;

function returnPathClues(
  { localPart, domain }: AddrSpec,
  author: AddrSpec | undefined,
  directory: BrandDirectory,
): Clue[] {
  if (!CHOSEN.test(localPart) || localPart === author?.localPart || directory.ownerOf(domain)) return [];
  return namesInLabel(directory.vocabulary, localPart)
    .filter(({ names }) => !names[0].ambiguous)
    .map(({ names, written }) => ({
      names,
      where: 'from.domain' as const,
      written: `${localPart}@${domain}`,
      clear: true,
      exactCase: true,
      disguised: written !== localPart,
      deskWord: false,
    }));
}

/** A brand's own domain in front of another one: `proximus.be.klant-hulp.example`. Machines have any names else. */
function hostMentions(message: Message, directory: BrandDirectory): FieldMention[] {
  const author = organizationalDomain(message.originator.author.addrSpec?.domain ?? '');
  const returnPath = message.originator.returnPath?.addrSpec?.domain;
  const hosts = [...fieldHosts(message), ...(returnPath ? [{ field: 'Return-Path', host: returnPath }] : [])];
  return hosts.flatMap(({ field, host }) => {
    const brand = ownerInFront(host, directory);
    const elsewhere = brand && !directory.ownerOf(host) && organizationalDomain(host) !== author;
    return elsewhere ? [{ brand, evidence: `${field}: ${host}` }] : [];
  });
}

/** Fewer labels hold no domain in front of another: `a.be.c.example`. */
const FEWEST_LABELS = 4;

function ownerInFront(host: string, { ownerOf }: BrandDirectory): Brand | undefined {
  const labels = host.split('.');
  if (labels.length < FEWEST_LABELS) return undefined;
  for (let end = 2; end <= labels.length - 2; end++) {
    const owner = ownerOf(labels.slice(0, end).join('.'));
    if (owner) return owner;
  }
  return undefined;
}
