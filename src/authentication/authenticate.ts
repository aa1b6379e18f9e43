import type { Message } from '../message/message.ts';
import type { Transaction } from '../message/transaction.ts';
import type { Authentication } from './authentication.ts';
import { readAuthentication, reportsChain, type TrustedAuthorities } from './read-authentication.ts';
import { receivedChain } from './received-chain.ts';
import { restoredByChain } from './verify-chain.ts';

/** Verifies a message here. Never rejects: what cannot be found out is a `temporary-error` or `none`. */
export type Verify = (message: Message, transaction: Transaction) => Promise<Authentication>;

/** Who is asked about the sender: the fields of trusted mail servers first, then, if given, `verify`. */
export interface AuthenticationSources {
  readonly trusted: TrustedAuthorities;
  readonly verify?: Verify;
}

/** Who really sent a message, as far as anybody that we trust can tell. */
export async function authenticate(
  message: Message,
  transaction: Transaction,
  { trusted, verify }: AuthenticationSources,
): Promise<Authentication> {
  const reported = readAuthentication(message, trusted);
  if (reported.authority === undefined) return verify ? verify(message, transaction) : reported;
  const arcSealers = trusted.kind === 'listed' ? trusted.arcSealers : undefined;
  if (!arcSealers?.length || !reportsChain(message, trusted)) return reported;
  return Object.freeze(restoredByChain(reported, receivedChain(message), arcSealers));
}
