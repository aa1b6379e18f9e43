import { compileRules } from '../../src/rules/compile-rules.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Question } from '../../src/signals/signal.ts';
import { ruleDocument } from '../rules/rule-document.ts';

const SIGNALS = ['claim-in-local-part', 'claim-in-display-name', 'link-elsewhere', 'young-domain', 'urgency'];

const RULES: readonly (readonly [id: string, question: Question, weight: number, when: string])[] = [
  ['display-name', 'claim', 3.5, 'seen("claim-in-display-name") && !(origin.role in ["brand", "partner"])'],
  ['local-part', 'claim', 3.5, 'seen("claim-in-local-part") && !(origin.role in ["brand", "partner"])'],
  ['disguised', 'claim', 1.5, 'claim.disguised'],
  ['dmarc-failed', 'origin', 3.2, 'origin.dmarc == "fail"'],
  ['young-domain', 'origin', 1, 'seen("young-domain")'],
  ['links', 'context', 1.2, 'seen("link-elsewhere")'],
  ['urgency', 'context', 0.7, 'seen("urgency")'],
  ['known', 'context', -2, 'origin.authenticated && !origin.firstContact'],
  ['appointment', 'ask', 2, 'asked("appointment")'],
  ['credentials', 'ask', 2.6, 'asked("credentials")'],
  ['pay', 'ask', 1.8, 'asked("pay") || asked("fee")'],
];

/** A small rule set in which every question has a say. */
export function smallRuleSet(): RuleSet {
  const compilation = compileRules(
    RULES.map(([id, question, weight, when]) => ruleDocument(id, when, { question, weight })),
    { signals: SIGNALS, brands: ['proximus', 'kpn', 'dhl'] },
  );
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems, null, 2));
  return compilation.rules;
}
