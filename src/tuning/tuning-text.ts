import { formatProportion } from '../evaluation/report-text.ts';
import type { Flips, Performance } from './compare.ts';
import type { RuleRecord } from './rule-record.ts';
import type { Tuning } from './tune.ts';

/** Names shown of a list; the JSON has all of them. */
const NAMED = 5;

/** The tuning as plain text for a terminal. */
export function tuningText(tuning: Tuning): string {
  const { heldOut, fitted, settings, rules } = tuning;
  const changed = rules.filter(({ expert, fitted: weight }) => weight !== expert);
  return [
    `${tuning.messages} messages in ${tuning.campaigns} campaigns; a campaign is never in two folds`,
    `one false alarm weighs ${settings.falseAlarmCost} misses; a rule with fewer than ${settings.fewestCampaigns} campaigns keeps its weight`,
    ...section(`On mail held out (${tuning.folds} folds)`, comparison(heldOut)),
    ...section('With the proposed weights on all of it (not held out)', comparison(fitted)),
    ...section('Changes, the largest effect first', changed.length > 0 ? changed.flatMap(change) : ['none']),
    ...section('Rules that keep their weight', rules.filter((each) => !changed.includes(each)).map(kept)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function comparison({ before, after, flips }: Tuning['heldOut']): string[] {
  const row = (name: string, pick: (performance: Performance) => string): string =>
    `${name.padEnd(22)} ${pick(before).padEnd(34)} -> ${pick(after)}`;
  const languages = Object.keys(before.recallByLanguage);
  return [
    row('recall', ({ recall }) => formatProportion(recall)),
    row('recall per campaign', ({ campaignRecall }) => `${(campaignRecall * 100).toFixed(1)} %`),
    row('precision', ({ precision }) => formatProportion(precision)),
    row('false alarms', ({ falseAlarms }) => `${falseAlarms.length}`),
    ...languages.map((language) =>
      row(`recall ${language}`, ({ recallByLanguage: { [language]: recall } }) =>
        recall ? formatProportion(recall) : '-',
      ),
    ),
    ...flipLines(flips),
  ];
}

function flipLines(flips: Flips): string[] {
  return [
    ...named('new false alarms', flips.newFalseAlarms),
    ...named('false alarms gone', flips.goneFalseAlarms),
    ...named('newly caught', flips.newlyCaught),
    ...named('newly missed', flips.newlyMissed),
  ];
}

function named(title: string, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const rest = files.length - NAMED;
  const names = [...files.slice(0, NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return [`${title}: ${files.length}`, ...names.map((name) => `  ${name}`)];
}

function change(record: RuleRecord): string[] {
  const { rule, expert, fitted, precisionByLanguage, flips } = record;
  const languages = Object.entries(precisionByLanguage).map(
    ([language, { hits, total }]) => `${language} ${hits}/${total}`,
  );
  return [
    `${rule.padEnd(34)} ${expert.toFixed(1).padStart(5)} -> ${fitted.toFixed(1).padStart(5)}  ${hits(record)}`,
    `  precision by language: ${languages.join(', ')}`,
    ...flipLines(flips).map((line) => `  alone, ${line}`.replace('  alone,   ', '    ')),
  ];
}

function kept(record: RuleRecord): string {
  return `${record.rule.padEnd(34)} ${record.expert.toFixed(1).padStart(5)}  ${hits(record)}`;
}

function hits({ onImpersonations, onGenuine, campaigns, precision }: RuleRecord): string {
  return `hits ${onImpersonations} impersonations, ${onGenuine} genuine; ${campaigns} campaigns; precision ${formatProportion(precision)}`;
}
