import type { ARCData } from 'mailauth';
import type { Message } from '../message/message.ts';
import type { Transaction } from '../message/transaction.ts';
import type { Authentication } from './authentication.ts';
import { formatAuthenticationResults } from './format-authentication-results.ts';
import { mailauthResolver } from './mailauth-resolver.ts';
import type { Resolver } from './resolver.ts';
import { signedBytes } from './signed-bytes.ts';
import { VERIFICATION_LIMITS } from './verification-limits.ts';

/** In whose name messages are sealed (RFC 8617 §5.1). */
export interface Sealer {
  /** `d=`. */
  readonly domain: string;
  /** `s=`. */
  readonly selector: string;
  /** PEM; RSA or Ed25519. */
  readonly privateKey: string;
  /** The first word of `ARC-Authentication-Results`. */
  readonly authservId: string;
}

/** What a seal needs beside the message. */
export interface SealMeans {
  readonly sealer: Sealer;
  /** For this message alone. */
  readonly resolver: Resolver;
  /** `t=` of the seal. */
  readonly now: Date;
}

/** A message before and after its body was changed. */
export interface EditedMessage {
  readonly transaction: Transaction;
  readonly message: Message;
  /** Bytes as they go on, CRLF lines. */
  readonly edited: Uint8Array;
  readonly authentication: Authentication;
}

/** One field of a set. Folds are LF and a space. */
export interface SealField {
  readonly name: string;
  readonly value: string;
}

/** Seals an edited message. Never rejects: a message that cannot be sealed goes on without. */
export type Seal = (message: EditedMessage) => Promise<readonly SealField[]>;

/**
 * The fields that no mail server on the way changes. The signatures of others are signed too, so that nobody can take
 * them out of what we have seen.
 */
const SIGNED_FIELDS = [
  'From',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'Reply-To',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'DKIM-Signature',
];

/**
 * One more set of the message's Authenticated Received Chain (RFC 8617 §5.1), in the order in which the fields are put on
 * top: over the message as it goes on, with what was found out about it as it came. The chain that it came with is
 * validated first. Empty where that is broken: a seal upon it would only say so, and the next one could not be set at all.
 */
export async function sealMessage(
  { transaction, message, edited, authentication }: EditedMessage,
  { sealer, resolver, now }: SealMeans,
): Promise<readonly SealField[]> {
  const cv = await chainValidation(transaction, message, resolver, now);
  if (cv === 'fail') return [];
  const { createSeal } = await import('mailauth/lib/arc/index.js');
  const { authservId, domain, selector, privateKey } = sealer;
  const { headers } = await createSeal(Buffer.from(edited), {
    seal: {
      signingDomain: domain,
      selector,
      privateKey,
      cv,
      signTime: now,
      headerList: SIGNED_FIELDS,
      authResults: formatAuthenticationResults(authservId, authentication).join(' '),
    },
  });
  return headers.map(sealField).reverse();
}

/** RFC 8617 §5.2, of the message as it came. What cannot be verified is broken. */
async function chainValidation(
  transaction: Transaction,
  message: Message,
  resolver: Resolver,
  now: Date,
): Promise<'none' | 'pass' | 'fail'> {
  if (!message.header.some(({ key }) => key.startsWith('arc-'))) return 'none';
  const authorDomain = message.originator.author.addrSpec?.domain ?? '';
  const bytes = signedBytes(transaction, message, { authorDomain, keepChain: true });
  if (!bytes) return 'fail';
  const [{ dkimVerify }, { arc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/arc/index.js'),
  ]);
  const options = { resolver: mailauthResolver(resolver), minBitLength: VERIFICATION_LIMITS.keyBits };
  const { arc: data } = await dkimVerify(bytes, { ...options, curTime: now });
  // As in `withChain`: two declarations of the same object.
  const { status } = await arc((data ?? {}) as ARCData, options);
  return status.result === 'pass' || status.result === 'none' ? status.result : 'fail';
}

function sealField(line: string): SealField {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1).trim();
  return { name: line.slice(0, colon), value: value.replace(/\r?\n[ \t]*/g, '\n ') };
}
