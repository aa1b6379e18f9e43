import { fieldValues, type Message } from '../message/message.ts';
import type { Transaction } from '../message/transaction.ts';
import { type Authentication, type AuthenticationResult, VERIFIED_HERE } from './authentication.ts';
import { type MailauthResolver, mailauthResolver } from './mailauth-resolver.ts';
import { type PolicyAlignment, verifyAlignment } from './policy-alignment.ts';
import type { Resolver } from './resolver.ts';
import { strongest } from './result-name.ts';
import { type SenderPolicy, verifySenderPolicy } from './sender-policy.ts';
import { type Signatures, verifySignatures } from './signatures.ts';
import { signedBytes } from './signed-bytes.ts';
import { hasVerifiedMark, type MarkFetcher } from './verified-mark.ts';
import { hasTrustedChain, withChain } from './verify-chain.ts';

/** What a verification needs from outside. */
export interface VerificationMeans {
  /** For this message alone: it stops answering when the time is used up. */
  readonly resolver: Resolver;
  /** Signatures and certificates expire by it. */
  readonly now: Date;
  /** Domains whose seals are believed, lower case. */
  readonly trustedArcSealers: readonly string[];
  /** Absent: logos are not looked at. */
  readonly fetchMark?: MarkFetcher;
}

/**
 * Verifies SPF, DKIM, DMARC, and, where they matter, ARC and BIMI. Never rejects: what goes wrong on the way,
 * be it the DNS or a message that the verifier chokes on, is a `temporary-error`.
 */
export async function verifyAuthentication(
  message: Message,
  transaction: Transaction,
  means: VerificationMeans,
): Promise<Authentication> {
  try {
    return Object.freeze(await verify(message, transaction, means));
  } catch {
    return UNDECIDED;
  }
}

const UNDECIDED: Authentication = Object.freeze({
  authority: VERIFIED_HERE,
  spf: 'temporary-error',
  dkim: 'temporary-error',
  dkimDomains: Object.freeze([]),
  dmarc: 'temporary-error',
});

async function verify(
  message: Message,
  transaction: Transaction,
  means: VerificationMeans,
): Promise<Authentication> {
  const resolver = mailauthResolver(means.resolver);
  const keepChain = hasTrustedChain(message, means.trustedArcSealers);
  const [spf, signed] = await Promise.all([
    verifySenderPolicy(transaction, resolver),
    signaturesOf(message, transaction, { resolver, keepChain, now: means.now }),
  ]);
  const { originator } = message;
  const fromFields = fieldValues(message, 'from').length;
  const alignment = await verifyAlignment(
    { originator, fromFields, spf, signatures: signed?.signatures },
    resolver,
  );
  const authentication = authenticationOf(spf, signed, alignment);
  if (!signed?.verified) return authentication;
  const { verified } = signed;
  if (keepChain) {
    return withChain(authentication, message, verified, {
      resolver,
      trustedSealers: means.trustedArcSealers,
    });
  }
  const marked = await hasMark(alignment, verified, resolver, means);
  return marked ? { ...authentication, bimi: 'pass' } : authentication;
}

/** Undefined when there are signatures and they cannot be verified. */
async function signaturesOf(
  message: Message,
  transaction: Transaction,
  { resolver, keepChain, now }: { resolver: MailauthResolver; keepChain: boolean; now: Date },
): Promise<Signatures | undefined> {
  const signed = fieldValues(message, 'dkim-signature').length > 0;
  if (!signed && !keepChain) return { signatures: [] };
  const authorDomain = message.originator.author.addrSpec?.domain ?? '';
  const bytes = signedBytes(transaction, message, { authorDomain, keepChain });
  return bytes && verifySignatures(bytes, resolver, now);
}

function authenticationOf(
  spf: SenderPolicy,
  signed: Signatures | undefined,
  { dmarc, dmarcDomain, alignment }: PolicyAlignment,
): Authentication {
  const proofs = (signed?.signatures ?? []).filter(({ result, wholeBody }) => result === 'pass' && wholeBody);
  return {
    authority: VERIFIED_HERE,
    spf: spf.result ?? 'none',
    ...(spf.domain !== undefined && { spfDomain: spf.domain }),
    dkim: signaturesResult(signed),
    dkimDomains: Object.freeze([...new Set(proofs.map(({ domain }) => domain))]),
    dmarc,
    ...(dmarcDomain !== undefined && { dmarcDomain }),
    ...(alignment && { alignment }),
  };
}

/** What leaves a part of the body open proves nothing about the message as a whole. */
function signaturesResult(signed: Signatures | undefined): AuthenticationResult {
  if (!signed) return 'temporary-error';
  return strongest(
    signed.signatures.map(({ result, wholeBody }) => (result === 'pass' && !wholeBody ? 'neutral' : result)),
  );
}

async function hasMark(
  { dmarc, evaluated }: PolicyAlignment,
  verified: NonNullable<Signatures['verified']>,
  resolver: MailauthResolver,
  { fetchMark, now }: VerificationMeans,
): Promise<boolean> {
  if (!fetchMark || !evaluated || dmarc !== 'pass') return false;
  return hasVerifiedMark(evaluated, verified, { resolver, fetchMark, now });
}
