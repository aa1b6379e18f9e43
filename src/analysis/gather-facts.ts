import type { AttachmentReader } from '../attachments/attachment-reader.ts';
import { joinAttachments } from '../attachments/join-attachments.ts';
import { readAttachments } from '../attachments/read-attachments.ts';
import { readWords } from '../attachments/read-words.ts';
import type { PictureWords } from '../attachments/word-reader.ts';
import { authenticate, type Verify } from '../authentication/authenticate.ts';
import type { TrustedAuthorities } from '../authentication/read-authentication.ts';
import type { Seal } from '../authentication/seal-message.ts';
import { findDocumentMentions } from '../brands/document-mentions.ts';
import { entitlementsOf } from '../brands/entitlements-of.ts';
import { findMentions } from '../brands/find-mentions.ts';
import { identifySender } from '../brands/identify-sender.ts';
import { withoutNamesakes } from '../brands/namesake-mentions.ts';
import { telephoneCountries } from '../brands/telephone-countries.ts';
import { readDestinations } from '../links/destinations.ts';
import { correspondentsOf } from '../memory/lesson.ts';
import type { Recall } from '../memory/recall.ts';
import { parseMessage } from '../message/parse-message.ts';
import { findTelephoneNumbers } from '../message/telephone/find-telephone-numbers.ts';
import type { Transaction } from '../message/transaction.ts';
import { commonLocale } from '../signals/context/recipient-locales.ts';
import type { Facts } from '../signals/facts.ts';
import type { Knowledge } from '../signals/knowledge.ts';

/** What facts depend on beside the message itself. */
export interface Surroundings {
  /** ISO date; partners expire by it. */
  readonly today: string;
  readonly trusted: TrustedAuthorities;
}

/** What an analysis asks of the world outside. What is missing is not asked. */
export interface Outside {
  readonly recall?: Recall;
  /** Verifies where no trusted mail server has. */
  readonly verify?: Verify;
  /** Seals messages whose body changes. */
  readonly seal?: Seal;
  /** Reads PDFs and pictures where a hostile one harms nobody. */
  readonly attachmentReader?: AttachmentReader;
  /** Reads the words in pictures. */
  readonly pictureWords?: PictureWords;
}

/** Everything that is computed once about a message and then only read. */
export async function gatherFacts(
  transaction: Transaction,
  { brands, links, locales }: Knowledge,
  { trusted, today }: Surroundings,
  { recall, verify, attachmentReader, pictureWords }: Outside = {},
): Promise<Facts> {
  const parsed = await parseMessage(transaction);
  const files = await readAttachments(parsed, attachmentReader);
  const authentication = await authenticate(parsed, transaction, { trusted, ...(verify && { verify }) });
  const sender = identifySender(parsed, authentication, brands);
  const isProven = sender.kind === 'brand' && sender.authenticated;
  const attachments = pictureWords && !isProven ? await readWords(parsed, files, pictureWords) : files;
  const message = joinAttachments(parsed, attachments);
  const mentions = withoutNamesakes(findMentions(message, brands, attachments), sender);
  const documentMentions = findDocumentMentions(attachments, brands);
  const named = [...mentions, ...documentMentions];
  const entitlements = entitlementsOf(message, sender, named, brands, today);
  const recipientLocale = commonLocale(message, transaction.envelope, locales);
  const correspondents = recall && correspondentsOf({ message, sender }, transaction.envelope, today);
  const correspondence = correspondents && (await recall(correspondents));
  const countries = telephoneCountries(message.language, mentions, recipientLocale?.country);
  const telephones = await findTelephoneNumbers(message, countries, attachments);
  return {
    message,
    authentication,
    sender,
    mentions,
    attachments,
    documentMentions,
    entitlements,
    destinations: readDestinations(message, links),
    telephones,
    envelope: transaction.envelope,
    ...(recipientLocale && { recipientLocale }),
    ...(correspondence && { correspondence }),
  };
}
