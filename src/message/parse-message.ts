import { readBody } from './body.ts';
import { bodyParts } from './body-parts.ts';
import { readEntity } from './entity.ts';
import { deepFreeze } from './freeze.ts';
import { readHeader } from './header.ts';
import { detectLanguage } from './language.ts';
import type { HeaderField, Message } from './message.ts';
import { readMime } from './mime.ts';
import { mailboxesOf, readOriginator } from './originator.ts';
import { readInvites } from './read-invites.ts';
import { readSignature } from './signature.ts';
import type { Transaction } from './transaction.ts';

/**
 * Parses the message of a transaction. Never rejects on account of the bytes: what cannot be read is missing from
 * the message, and `limitsReached` tells.
 */
export async function parseMessage({ content, envelope }: Transaction): Promise<Message> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const header = readHeader(bytes);
  const entity = readEntity(bytes, header);
  const { leaves, limitsReached } = await readMime(entity);
  const body = readBody(leaves);
  const invites = await readInvites(leaves);
  const subject = firstValue(header.fields, 'subject');
  const parts = bodyParts(leaves);
  return deepFreeze({
    header: header.fields,
    originator: readOriginator(header.fields, envelope),
    recipients: mailboxesOf(header.fields.filter((field) => field.key === 'to' || field.key === 'cc')),
    subject,
    messageId: withoutAngles(firstValue(header.fields, 'message-id')),
    parts: parts.parts,
    text: body.ownLines.join('\n'),
    quotedText: body.quotedLines.join('\n'),
    hiddenText: body.hiddenText,
    splitWords: body.splitWords,
    signature: readSignature(body.ownLines),
    links: body.links,
    images: body.images,
    invites: invites.invites,
    largeTexts: body.largeTexts,
    cellColors: body.cellColors,
    language: detectLanguage(subject, body.ownLines.length > 0 ? body.ownLines : body.quotedLines),
    limitsReached: [
      ...new Set([
        ...header.limitsReached,
        ...entity.limitsReached,
        ...limitsReached,
        ...parts.limitsReached,
        ...body.limitsReached,
        ...invites.limitsReached,
      ]),
    ],
  });
}

function firstValue(fields: readonly HeaderField[], key: string): string {
  return fields.find((field) => field.key === key)?.value ?? '';
}

function withoutAngles(messageId: string): string {
  return messageId.replace(/^</, '').replace(/>$/, '');
}
