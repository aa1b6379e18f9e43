import type { DMARCResult } from 'mailauth';
import type { Originator } from '../message/message.ts';
import type { Alignment, AuthenticationResult } from './authentication.ts';
import type { MailauthResolver } from './mailauth-resolver.ts';
import { resultNamed } from './result-name.ts';
import type { SenderPolicy } from './sender-policy.ts';
import type { Signature } from './signatures.ts';

/** What DMARC (RFC 7489, RFC 9989) compares. */
export interface Identities {
  readonly originator: Originator;
  /** Number of From fields: with several the signed one may not be the one that a reader sees. */
  readonly fromFields: number;
  readonly spf: SenderPolicy;
  /** Undefined when the signatures could not be verified. */
  readonly signatures: readonly Signature[] | undefined;
}

/** The result of DMARC, and mailauth's for the logo. */
export interface PolicyAlignment {
  readonly dmarc: AuthenticationResult;
  readonly dmarcDomain?: string;
  readonly alignment?: Alignment;
  readonly evaluated: DMARCResult | false;
}

/** Evaluates DMARC for the author that a reader sees. Only signatures that cover the whole body count. */
export async function verifyAlignment(
  identities: Identities,
  resolver: MailauthResolver,
): Promise<PolicyAlignment> {
  const { originator, fromFields, spf, signatures = [] } = identities;
  const { dmarc } = await import('mailauth/lib/dmarc/index.js');
  const passed = signatures.filter(({ result }) => result === 'pass');
  const whole = passed.filter(({ wholeBody }) => wholeBody);
  const evaluated = await dmarc({
    headerFrom: originator.authors.flatMap(({ addrSpec }) => (addrSpec ? [`author@${addrSpec.domain}`] : [])),
    fromFields,
    spfDomains: spf.domain === undefined ? [] : [spf.domain],
    dkimDomains: whole.map(({ domain }) => ({ domain })),
    resolver,
  });
  if (!evaluated) return { dmarc: 'none', evaluated };
  const domain = originator.author.addrSpec?.domain;
  return {
    dmarc: dmarcResult(evaluated, identities, whole.length < passed.length),
    ...(domain !== undefined && { dmarcDomain: domain }),
    ...(evaluated.alignment && { alignment: alignmentOf(evaluated) }),
    evaluated,
  };
}

function alignmentOf({ alignment: { dkim, spf } }: DMARCResult): Alignment {
  return Object.freeze({
    methods: Object.freeze([
      ...(dkim.result === undefined ? [] : (['dkim'] as const)),
      ...(spf.result === undefined ? [] : (['spf'] as const)),
    ]),
    dkimMode: dkim.strict ? 'strict' : 'relaxed',
    spfMode: spf.strict ? 'strict' : 'relaxed',
  });
}

/**
 * DMARC has failed only when both methods had their chance: what the DNS did not answer, what nobody could look at
 * (stored mail has no client) and what is signed in part accuses nobody.
 */
function dmarcResult(
  { status }: DMARCResult,
  { spf, signatures }: Identities,
  partlySigned: boolean,
): AuthenticationResult {
  const result = resultNamed(status.result);
  if (result !== 'fail') return result;
  const results = [spf.result, ...(signatures ?? []).map((signature) => signature.result)];
  if (results.includes('temporary-error') || signatures === undefined) return 'temporary-error';
  if (partlySigned) return 'neutral';
  return spf.result === undefined ? 'none' : 'fail';
}
