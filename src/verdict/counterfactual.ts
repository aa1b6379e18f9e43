import type { Brand } from '../brands/brand.ts';
import type { Policy } from '../rules/policy.ts';
import type { FiredRule } from '../rules/rule-set.ts';
import type { Evidence } from './conclude.ts';
import { scoreOf } from './score.ts';
import type { Origin, PartnerNote, VerdictKind } from './verdict.ts';

/** More domains than this do not help a reader. */
const NAMED_DOMAINS = 3;

/** What would have made the message genuine, as one English sentence; empty for `genuine` and `none`. */
export function counterfactual(
  kind: VerdictKind,
  evidence: Evidence,
  { partner }: Origin,
  caps: Policy['caps'],
): string {
  const { claim, fired, facts, thresholds } = evidence;
  if (kind === 'genuine' || kind === 'none') return '';
  if (!claim || claim.ambiguous) return withoutRules(fired, thresholds, caps);
  const { claimed, entitlement } = claim;
  if (entitlement === 'own') return `This would be genuine if ${facts.sender.domain} had authenticated it.`;
  const genuine = `This would be genuine if it came from ${ownDomains(claimed)} with valid authentication`;
  if (kind !== 'intermediary') return `${genuine}.`;
  return `${genuine}; ${facts.sender.domain} writes on behalf of ${claimed.name}${roleOf(partner)}.`;
}

/** The brand's domains without those where its customers have mailboxes. */
function ownDomains({ name, domains, domainSuffixes, mailboxDomains }: Brand): string {
  const own = domains.filter((domain) => !mailboxDomains.includes(domain));
  const all = [...own, ...domainSuffixes.map((suffix) => `a domain below ${suffix}`)];
  if (all.length === 0) return `a domain of ${name}`;
  const named = all.slice(0, NAMED_DOMAINS);
  return joined(all.length > NAMED_DOMAINS ? [...named, `another domain of ${name}`] : named, 'or');
}

function roleOf(partner: PartnerNote | undefined): string {
  if (!partner) return '';
  return ` (${partner.role}${partner.complaints ? `; complaints to ${partner.complaints}` : ''})`;
}

/** The strongest rules without which the score would stay below the threshold of `suspicious`. */
function withoutRules(
  fired: readonly FiredRule[],
  { suspicious }: Policy['thresholds'],
  caps: Policy['caps'],
): string {
  let rest = fired.toSorted((left, right) => right.weight - left.weight);
  const removed: string[] = [];
  while (rest[0] && scoreOf(rest, caps) >= suspicious) {
    removed.push(rest[0].rule);
    rest = rest.slice(1);
  }
  return `This would not be suspicious without what the rules ${joined(removed, 'and')} saw.`;
}

function joined(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
