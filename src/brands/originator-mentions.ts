import type { AddrSpec, Mailbox } from '../message/mailbox.ts';
import type { Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import { displayNameClues } from './display-name-mentions.ts';
import { foreignHostClues, hostClues } from './host-mentions.ts';
import { namesInLabel } from './label-names.ts';
import { type Clue, clueFromLabel } from './mention-clue.ts';

/** What the From field says: names, local parts and domains of all authors. */
export function originatorClues({ originator, language }: Message, directory: BrandDirectory): Clue[] {
  return originator.authors.flatMap((author) => [
    ...displayNameClues({ where: 'from.display-name', mailbox: author, language }, directory),
    ...localPartClues(author, directory),
    ...(author.addrSpec ? hostClues('from.domain', author.addrSpec.domain, directory) : []),
  ]);
}

/** Names and domains of the Reply-To field. */
export function replyToClues({ originator, language }: Message, directory: BrandDirectory): Clue[] {
  return originator.replyTo.flatMap((mailbox) => [
    ...displayNameClues({ where: 'reply-to', mailbox, language }, directory),
    ...(mailbox.addrSpec ? replyAddressClues(mailbox.addrSpec, directory) : []),
  ]);
}

/**
 * Answers that go to a brand itself claim nothing: `service@amazon.de` is Amazon's. A customer's
 * mailbox there may have a brand's name all the same (`paypal.help@gmail.com`).
 */
function replyAddressClues({ localPart, domain }: AddrSpec, directory: BrandDirectory): Clue[] {
  const owner = directory.ownerOf(domain);
  const local = labelClues('reply-to', localPart, directory);
  if (!owner) return [...local, ...foreignHostClues('reply-to', domain, directory)];
  return directory.isMailboxDomain(domain) ? local : local.filter((clue) => !names(clue, owner));
}

function names(clue: Clue, brand: Brand): boolean {
  return clue.names.some((name) => name.brand === brand);
}

/** The whole local part is the evidence: it is what a reader finds in the message. */
function localPartClues({ addrSpec }: Mailbox, directory: BrandDirectory): Clue[] {
  if (!addrSpec) return [];
  const { localPart } = addrSpec;
  return labelClues('from.local-part', localPart, directory).map((clue) => ({ ...clue, written: localPart }));
}

function labelClues(where: MentionPlace, label: string, { vocabulary }: BrandDirectory): Clue[] {
  return namesInLabel(vocabulary, label).map((name) => clueFromLabel(where, name));
}
