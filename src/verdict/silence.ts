import { isWithin } from '../brands/domain.ts';
import type { Exception } from '../rules/exceptions.ts';
import type { FiredRule } from '../rules/rule-set.ts';
import type { Facts } from '../signals/facts.ts';
import type { IdentityClaim } from './identity-claim.ts';
import { authenticatedAuthor } from './origin.ts';
import type { ExceptionUse, Reason } from './verdict.ts';

/** What is left of the rules that fired, and the exceptions that are about this sender. */
interface Silence {
  readonly fired: readonly (FiredRule & Reason)[];
  readonly exceptions: readonly ExceptionUse[];
}

/**
 * Takes the weight from rules that the administrator has silenced for this sender. A sender that nobody
 * authenticated may be anybody: only an exception that says so holds for it.
 *
 * @param exceptions those that have not expired
 */
export function silence(
  fired: readonly FiredRule[],
  exceptions: readonly Exception[],
  facts: Facts,
  claim: IdentityClaim | undefined,
): Silence {
  const meant = exceptions.filter((exception) => isAbout(exception, facts, claim));
  if (meant.length === 0) return { fired, exceptions: [] };
  const authenticated = authenticatedAuthor(facts.sender, facts.message.originator);
  const holds = ({ unauthenticated }: Exception): boolean => authenticated || unauthenticated === 'accept';
  return {
    fired: fired.map((rule) => silenced(rule, meant.filter(holds))),
    exceptions: meant.map((exception) => ({
      id: exception.id,
      owner: exception.owner,
      expires: exception.expires,
      applied: holds(exception),
    })),
  };
}

function isAbout({ from, brand }: Exception, facts: Facts, claim: IdentityClaim | undefined): boolean {
  if (brand !== undefined && brand !== claim?.brand) return false;
  if (!from.includes('@')) return isWithin(facts.sender.domain, from);
  const author = facts.message.originator.author.addrSpec;
  return author !== undefined && `${author.localPart}@${author.domain}`.toLowerCase() === from;
}

/** Without named rules only those are meant that speak against the message. */
function silenced(rule: FiredRule, exceptions: readonly Exception[]): FiredRule & Reason {
  const exception = exceptions.find(({ rules }) => (rules ? rules.includes(rule.rule) : rule.weight > 0));
  return exception ? { ...rule, weight: 0, silencedBy: exception.id } : rule;
}
