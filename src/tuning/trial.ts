import type { ShadowVerdict } from '../analysis/shadow.ts';
import type { Label } from '../evaluation/label.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** A message judged with and without the rule that is tried. */
export interface TrialMessage {
  readonly file: string;
  readonly before: Pick<Verdict, 'kind' | 'score'>;
  readonly after: ShadowVerdict;
  /** What a person says about it, where somebody has said. */
  readonly label?: Label['label'];
}

/** What a rule would change, by name; every message is in one list at most. */
export interface Trial {
  readonly messages: number;
  /** Messages on which the rule fires. */
  readonly hits: number;
  readonly newFalseAlarms: readonly string[];
  /** Without a label nobody knows whether this is right. */
  readonly newlyFlagged: readonly string[];
  readonly newlyCaught: readonly string[];
  readonly falseAlarmsGone: readonly string[];
  readonly noLongerFlagged: readonly string[];
  /** `none -> suspicious` and how many. */
  readonly transitions: readonly { readonly change: string; readonly messages: number }[];
}

/** Sorts the messages by what the rule does to them. */
export function trialOf(messages: readonly TrialMessage[], rule: string): Trial {
  const files = (warned: boolean, genuine: boolean | undefined): string[] =>
    messages
      .filter(({ before, after }) => isWarning(after) === warned && isWarning(before) !== warned)
      .filter(({ label }) => isGenuine(label) === genuine)
      .map(({ file }) => file);
  return {
    messages: messages.length,
    hits: messages.filter(({ after }) => after.rules.includes(rule)).length,
    newFalseAlarms: files(true, true),
    newlyFlagged: files(true, undefined),
    newlyCaught: files(true, false),
    falseAlarmsGone: files(false, true),
    noLongerFlagged: [...files(false, undefined), ...files(false, false)],
    transitions: transitionsOf(messages),
  };
}

function isWarning({ kind }: Pick<Verdict, 'kind'>): boolean {
  return kind === 'suspicious' || kind === 'impersonation';
}

function isGenuine(label: Label['label'] | undefined): boolean | undefined {
  return label === undefined ? undefined : label === 'ham' || label === 'ham-brand';
}

function transitionsOf(messages: readonly TrialMessage[]): Trial['transitions'] {
  const changed = messages.filter(({ before, after }) => before.kind !== after.kind);
  const groups = Map.groupBy(changed, ({ before, after }) => `${before.kind} -> ${after.kind}`);
  return [...groups]
    .map(([change, group]) => ({ change, messages: group.length }))
    .toSorted((left, right) => right.messages - left.messages || (left.change < right.change ? -1 : 1));
}

/** Names shown of a list; the JSON has all of them. */
const NAMED = 20;

/** What a rule would change, as plain text: what must not happen first. */
export function trialText(trial: Trial, elapsedMs: number): string {
  const list = (title: string, files: readonly string[]): string[] => {
    const rest = files.length - NAMED;
    const names = [...files.slice(0, NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return files.length === 0 ? [] : [`${title}: ${files.length}`, ...names.map((name) => `  ${name}`)];
  };
  return [
    ...list('NEW FALSE ALARMS', trial.newFalseAlarms),
    ...list('newly flagged (no label)', trial.newlyFlagged),
    ...list('newly caught', trial.newlyCaught),
    ...list('false alarms gone', trial.falseAlarmsGone),
    ...list('no longer flagged', trial.noLongerFlagged),
    ...trial.transitions.map(({ change, messages }) => `${change}: ${messages}`),
    `${trial.messages} messages, the rule fires on ${trial.hits}, ${trial.transitions.reduce((sum, { messages }) => sum + messages, 0)} verdicts change; ${(elapsedMs / 1000).toFixed(1)} s`,
  ].join('\n');
}
