import type { Transaction } from '../message/transaction.ts';
import type { RuleContext } from '../rules/fact-model.ts';
import { detect } from '../signals/detect.ts';
import { identityClaim } from '../verdict/identity-claim.ts';
import { describeOrigin } from '../verdict/origin.ts';
import { ruleContext } from '../verdict/rule-context.ts';
import type { Expertise } from './expertise.ts';
import { gatherFacts, type Outside, type Surroundings } from './gather-facts.ts';

/** Everything that the condition of a rule can look at in one message, for whoever writes one. */
export async function conditionFacts(
  transaction: Transaction,
  { knowledge }: Expertise,
  surroundings: Surroundings,
  outside: Outside = {},
): Promise<RuleContext> {
  const facts = await gatherFacts(transaction, knowledge, surroundings, outside);
  const findings = detect(facts, knowledge);
  const claim = identityClaim(facts);
  const origin = describeOrigin(facts, claim, facts.correspondence?.firstContact);
  return ruleContext(facts, findings, claim, origin);
}
