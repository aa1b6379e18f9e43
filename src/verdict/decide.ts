import type { Exception } from '../rules/exceptions.ts';
import type { Policy } from '../rules/policy.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Facts } from '../signals/facts.ts';
import type { Finding } from '../signals/signal.ts';
import { conclude } from './conclude.ts';
import { counterfactual } from './counterfactual.ts';
import { type IdentityClaim, identityClaim, identityMentions } from './identity-claim.ts';
import { describeOrigin } from './origin.ts';
import { ruleContext } from './rule-context.ts';
import { scoreOf } from './score.ts';
import { silence } from './silence.ts';
import type { Ask, Claim, Reason, Verdict } from './verdict.ts';

/** Claims beyond these say nothing new; a hostile message can name every brand there is. */
const CLAIM_LIMIT = 10;

export interface DecisionInput {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly rules: RuleSet;
  readonly policy: Policy;
  /** Whether nobody here knows the sender's domain; left out when nothing is remembered. */
  readonly firstContact?: boolean;
  /** The administrator's exceptions that have not expired. */
  readonly exceptions?: readonly Exception[];
}

/** Answers the three questions and draws the conclusion. Never throws on hostile input. */
export function decide(input: DecisionInput): Verdict {
  const { facts, findings, rules, policy } = input;
  const claim = identityClaim(facts);
  const origin = describeOrigin(facts, claim, input.firstContact);
  const { fired: all, errors } = rules.evaluate(ruleContext(facts, findings, claim, origin));
  const { fired, exceptions } = silence(all, input.exceptions ?? [], facts, claim);
  const score = scoreOf(fired, policy.caps);
  const evidence = { facts, claim, fired, score, thresholds: policy.thresholds };
  const kind = conclude(evidence);
  return {
    kind,
    score,
    disposition: policy.dispositions[kind],
    ...(claim && !claim.ambiguous && { brand: claim.brand }),
    language: facts.message.language,
    claims: claims(facts, claim),
    origin,
    asks: asks(findings),
    findings: reasons(fired),
    counterfactual: counterfactual(kind, evidence, origin, policy.caps),
    ...(exceptions.length > 0 && { exceptions }),
    ...(errors.length > 0 && { errors }),
  };
}

/** Brands named in identity slots, each once in a slot, the one that the verdict is about first. */
function claims(facts: Facts, claim: IdentityClaim | undefined): Claim[] {
  const all = identityMentions(facts)
    .filter(({ ambiguous, brand }) => !ambiguous || (brand.id === claim?.brand && !claim.ambiguous))
    .map(({ brand, where, evidence }) => ({ brand: brand.id, where, evidence }));
  const distinct = firstOfEach(all, ({ brand, where }) => `${where} ${brand}`);
  const ofClaim = distinct.filter(({ brand }) => brand === claim?.brand);
  const others = distinct.filter(({ brand }) => brand !== claim?.brand);
  return [...ofClaim, ...others].slice(0, CLAIM_LIMIT);
}

/** Each kind of ask once, with the words that were found first. */
function asks(findings: readonly Finding[]): Ask[] {
  const all = findings.flatMap(({ ask, evidence }) => (ask ? { kind: ask, evidence } : []));
  return firstOfEach(all, ({ kind }) => kind);
}

function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keys = new Set<string>();
  return items.filter((item) => keys.size < keys.add(keyOf(item)).size);
}

function reasons(fired: readonly Reason[]): Reason[] {
  return fired.toSorted((left, right) => right.weight - left.weight || (left.rule < right.rule ? -1 : 1));
}
