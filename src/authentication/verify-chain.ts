import type { ARCData, DKIMVerifyResult } from 'mailauth';
import type { Message } from '../message/message.ts';
import type { Authentication } from './authentication.ts';
import type { MailauthResolver } from './mailauth-resolver.ts';
import { type ChainSet, firstSeen, receivedChain, trustedSets } from './received-chain.ts';
import { reportedResults } from './reported-results.ts';
import { VERIFICATION_LIMITS } from './verification-limits.ts';

/**
 * Whether a trusted domain has sealed last, as far as the seal says. Any other chain proves nothing, so that it is
 * not even verified.
 */
export function hasTrustedChain(
  message: Pick<Message, 'header'>,
  trustedSealers: readonly string[],
): boolean {
  if (trustedSealers.length === 0 || !hasAffordableChain(message)) return false;
  return trustedSets(receivedChain(message), trustedSealers) > 0;
}

function hasAffordableChain({ header }: Pick<Message, 'header'>): boolean {
  return header
    .filter(({ key }) => key === 'arc-seal' || key === 'arc-message-signature')
    .every(({ raw }) => raw.length <= VERIFICATION_LIMITS.signatureLength);
}

/**
 * Verifies a chain that a trusted domain has sealed (RFC 8617 §5.2), and gives back the authentication that the
 * first hop saw where forwarding has broken it since.
 */
export async function withChain(
  authentication: Authentication,
  message: Pick<Message, 'header'>,
  { arc: data }: DKIMVerifyResult,
  { resolver, trustedSealers }: { resolver: MailauthResolver; trustedSealers: readonly string[] },
): Promise<Authentication> {
  const chain = receivedChain(message);
  const sealer = chain.at(-1)?.sealer;
  if (!data || sealer === undefined) return authentication;
  const { arc } = await import('mailauth/lib/arc/index.js');
  // mailauth's two declarations of the same object differ in the word for "no chain", which `arc` handles.
  const { status } = await arc(data as ARCData, { resolver, minBitLength: VERIFICATION_LIMITS.keyBits });
  if (status.result !== 'pass')
    return { ...authentication, arc: { result: 'fail', sealer, restored: false } };
  return restoredByChain(
    { ...authentication, arc: { result: 'pass', sealer, restored: false } },
    chain,
    trustedSealers,
  );
}

/**
 * What the first hop saw, in place of what forwarding has left of it. The chain has been verified, by us or by a
 * mail server that we trust. A message that still passes DMARC needs no help.
 */
export function restoredByChain(
  authentication: Authentication,
  chain: readonly ChainSet[],
  trustedSealers: readonly string[],
): Authentication {
  const seen = firstSeen(chain, trustedSealers);
  const sealer = chain.at(-1)?.sealer;
  if (authentication.dmarc === 'pass' || !seen || sealer === undefined) return authentication;
  return restored(authentication, reportedResults([seen.results]), sealer);
}

/** What is verified here still counts beside what the first hop saw. */
function restored(
  here: Authentication,
  seen: Omit<Authentication, 'authority'>,
  sealer: string,
): Authentication {
  return {
    ...(here.authority !== undefined && { authority: here.authority }),
    ...seen,
    dkim: here.dkim === 'pass' ? 'pass' : seen.dkim,
    dkimDomains: Object.freeze([...new Set([...here.dkimDomains, ...seen.dkimDomains])]),
    arc: { result: 'pass', sealer, restored: true },
  };
}
