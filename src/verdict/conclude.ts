import type { Policy } from '../rules/policy.ts';
import type { FiredRule } from '../rules/rule-set.ts';
import type { Facts } from '../signals/facts.ts';
import type { IdentityClaim } from './identity-claim.ts';
import { authenticatedAuthor, authenticationFailed } from './origin.ts';
import type { VerdictKind } from './verdict.ts';

/** Everything that a conclusion is drawn from. */
export interface Evidence {
  readonly facts: Facts;
  readonly claim: IdentityClaim | undefined;
  readonly fired: readonly FiredRule[];
  readonly score: number;
  readonly thresholds: Policy['thresholds'];
}

/** Draws the conclusion; the rows of the verdict table in order. */
export function conclude(evidence: Evidence): Exclude<VerdictKind, 'unavailable'> {
  const { facts, claim, score, thresholds } = evidence;
  if (claim?.entitlement === 'own') return concludeOwn(evidence);
  if (claim?.entitlement === 'partner' && !authenticationFailed(facts.sender, facts.authentication)) {
    return 'intermediary';
  }
  if (score >= thresholds.impersonation && claim && mayConvict(claim) && isSupported(evidence)) {
    return 'impersonation';
  }
  return score >= thresholds.suspicious ? 'suspicious' : 'none';
}

/**
 * The brand's own domain. Without authentication this proves nothing, but neither does it accuse: what a
 * brand asks of its customers is suspicious only when something about the origin contradicts it.
 */
function concludeOwn({ facts, fired, score, thresholds }: Evidence): 'genuine' | 'suspicious' | 'none' {
  if (authenticatedAuthor(facts.sender, facts.message.originator)) return 'genuine';
  const contradicted = fired.some(({ question, weight }) => question === 'origin' && weight > 0);
  return contradicted && score >= thresholds.suspicious ? 'suspicious' : 'none';
}

/**
 * Neither an everyday word nor a brand that only an index knows is enough to call anybody an impostor: nobody
 * has looked whether the domains of a generated record are all that its brand writes from.
 */
function mayConvict({ ambiguous, claimed }: IdentityClaim): boolean {
  return !ambiguous && claimed.layer !== 'generated';
}

/** A rule of another question speaks against the message too. */
function isSupported({ fired }: Evidence): boolean {
  return fired.some(({ question, weight }) => question !== 'claim' && weight > 0);
}
