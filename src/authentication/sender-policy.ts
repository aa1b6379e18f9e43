import type { Transaction } from '../message/transaction.ts';
import type { AuthenticationResult } from './authentication.ts';
import { isPublicAddress } from './client-address.ts';
import type { MailauthResolver } from './mailauth-resolver.ts';
import { resultNamed } from './result-name.ts';

/** What SPF (RFC 7208) says of the host that handed the message over. */
export interface SenderPolicy {
  /** Undefined when there is nothing to evaluate: no client of the Internet, or nobody told the reverse-path. */
  readonly result?: AuthenticationResult;
  /** Domain of the reverse-path, of the HELO name for `<>`; lower case. Absent unless SPF passed. */
  readonly domain?: string;
}

/** Evaluates SPF. Ten look-ups and two void ones are what RFC 7208 §4.6.4 allows a record to cost. */
export async function verifySenderPolicy(
  { client, envelope }: Transaction,
  resolver: MailauthResolver,
): Promise<SenderPolicy> {
  const helo = client.ehloDomain ?? client.name;
  const sender = envelope.reversePath;
  if (client.address === undefined || sender === undefined || !isPublicAddress(client.address)) return {};
  if (sender === '' && helo === undefined) return {};
  const { spf } = await import('mailauth/lib/spf/index.js');
  const { status, domain } = await spf({
    sender,
    ip: client.address,
    ...(helo !== undefined && { helo }),
    // RFC 7208 §7.3 for the macro %{r}, where the name of the receiver is not to be told.
    mta: 'unknown',
    maxResolveCount: 10,
    maxVoidCount: 2,
    resolver,
  });
  const result = resultNamed(status.result);
  return { result, ...(result === 'pass' && { domain: domain.toLowerCase() }) };
}
