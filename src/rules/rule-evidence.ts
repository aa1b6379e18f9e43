import type { AskKind, Finding, Observation } from '../signals/signal.ts';
import type { RuleContext } from './fact-model.ts';
import type { CompiledRule } from './rule-set.ts';

/**
 * The finding that the condition of a fired rule speaks of, else the claim or the sender's domain. A rule about an
 * ask is proved by the words that ask, whatever else it wants to have seen.
 */
export function ruleEvidence({ rule, signals, asks }: CompiledRule, context: RuleContext): Observation {
  const { findings, claim, claimed, origin } = context;
  const seen = firstFinding(findings, signals, claim.brand, ({ signal }) => signal);
  const asked = firstFinding(findings, asks, claim.brand, ({ ask }) => ask);
  const finding = rule.question === 'ask' ? (asked ?? seen) : (seen ?? asked);
  if (finding) return finding;
  const sender: Observation = { where: 'from.domain', evidence: origin.domain };
  return rule.question === 'origin' ? sender : (claimed ?? sender);
}

/** Of several findings under one name the one about the claimed brand says most. */
function firstFinding(
  findings: readonly Finding[],
  names: readonly string[],
  brand: string,
  nameOf: (finding: Finding) => string | AskKind | undefined,
): Finding | undefined {
  for (const name of names) {
    const candidates = findings.filter((finding) => nameOf(finding) === name);
    const best = candidates.find((finding) => finding.brand === brand) ?? candidates[0];
    if (best) return best;
  }
  return undefined;
}
