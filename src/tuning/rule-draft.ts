import { stringify } from 'yaml';
import type { Rule, RuleTest } from '../rules/rule.ts';
import type { Question } from '../signals/signal.ts';

/** What was seen in a message, by name. */
export interface Seen {
  readonly signals: readonly string[];
  readonly asks: readonly string[];
}

/** A new rule before a person has thought about it. */
export interface Draft {
  readonly id: string;
  readonly when: string;
  readonly question: Question;
  readonly hit: RuleTest;
  readonly miss: RuleTest;
}

/** Conditions with more parts are those of one message. */
const PARTS = 3;

/** What the hit has and the near miss has not, as a condition; undefined where nothing tells them apart. */
export function distinguishingCondition(hit: Seen, miss: Seen): string | undefined {
  const asks = hit.asks.filter((ask) => !miss.asks.includes(ask)).map((ask) => `asked("${ask}")`);
  const signals = hit.signals
    .filter((signal) => !miss.signals.includes(signal))
    .map((signal) => `seen("${signal}")`);
  const parts = [...asks.slice(0, 1), ...signals].slice(0, PARTS);
  return parts.length === 0 ? undefined : parts.join(' && ');
}

/** The file of a rule that loads at once as `experimental`, with what to edit next as its first lines. */
export function draftText({ id, question, when, hit, miss }: Draft): string {
  const rule: Rule = {
    id,
    question,
    status: 'experimental',
    when,
    weight: 1,
    reason: {
      nl: 'In dit bericht staat: {evidence}',
      fr: 'Ce message contient : {evidence}',
      de: 'In dieser Nachricht steht: {evidence}',
      et: 'Selles kirjas on: {evidence}',
      en: 'This message says: {evidence}',
    },
    falsePositives: [
      {
        mail: 'Genuine mail that says the same: say which.',
        remedy: 'An exception for its sender in local/exceptions, until a date.',
      },
    ],
    references: [],
    tests: { hits: [hit], misses: [miss] },
  };
  return [
    '# A draft. Next: 1. read both messages below and take out what still names somebody; 2. make `when` say what the',
    '# trick is, not what this message is; 3. write the reasons in all five languages; 4. "rules test", "rules try";',
    '# 5. watch it in the log while it is experimental, then make it stable.',
    stringify(rule, { lineWidth: 0 }),
  ].join('\n');
}
