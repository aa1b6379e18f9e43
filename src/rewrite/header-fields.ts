import type { Reason, Verdict } from '../verdict/verdict.ts';
import type { Edit } from './edit.ts';
import { foldValue } from './folding.ts';
import { headerToken } from './header-token.ts';
import { levelOf } from './level.ts';

/** All that can be said when no analysis was possible. */
interface Unavailable {
  readonly kind: 'unavailable';
}

/** Version of the fields' contract; counts up when a parameter changes its meaning. */
const CONTRACT_VERSION = 1;

/** A message can fire a hundred rules; the ten strongest explain it, the log has the rest. */
const RULE_LIMIT = 10;

/** The three fields that every message gets, in an order that leaves the verdict on top. */
export function insertVerdictFields(verdict: Verdict | Unavailable, id: string): Edit[] {
  return [
    insertField('X-Counterfoil-Level', [String(levelOf(verdict.kind))]),
    insertField('X-Counterfoil-Rules', 'findings' in verdict ? ruleTokens(verdict.findings) : ['none']),
    insertField('X-Counterfoil-Verdict', verdictTokens(verdict, id)),
  ];
}

function insertField(name: string, tokens: readonly string[]): Edit {
  return { kind: 'insert-field', name, value: foldValue(name, tokens) };
}

/** `kind; score=…; brand=…; from=…; id=…; v=1`; a parameter without a value is left out. */
function verdictTokens(verdict: Verdict | Unavailable, id: string): string[] {
  const parameters = [
    ...('score' in verdict && verdict.kind !== 'unavailable'
      ? [
          ['score', verdict.score.toFixed(1)],
          ['brand', verdict.brand ?? ''],
          ['from', verdict.origin.domain],
        ]
      : []),
    ['id', id],
    ['v', String(CONTRACT_VERSION)],
  ].filter(([, value]) => value !== '');
  const tokens = [verdict.kind, ...parameters.map(([name, value = '']) => `${name}=${headerToken(value)}`)];
  return tokens.map((token, index) => (index < tokens.length - 1 ? `${token};` : token));
}

/** Experimental rules weigh nothing and stand in the log only, so that the sum can be checked by hand. */
function ruleTokens(findings: readonly Reason[]): string[] {
  const weighty = findings.filter(({ weight }) => weight !== 0).slice(0, RULE_LIMIT);
  if (weighty.length === 0) return ['none'];
  return weighty.map(({ rule, weight }) => `${headerToken(rule)}=${weight.toFixed(1)}`);
}
