import type { Evaluation } from './evaluation.ts';
import type { Proportion } from './proportion.ts';

/** Brands with fewer messages than this say nothing; the JSON has them all. */
const SMALLEST_BRAND_SHOWN = 5;

/** The evaluation as plain text for a terminal. */
export function evaluationText(evaluation: Evaluation): string {
  return [
    `${evaluation.messages} messages`,
    `recall on brand impersonation   ${formatProportion(evaluation.recall)}`,
    `recall per campaign             ${percent(evaluation.campaignRecall.share)} of ${evaluation.campaignRecall.campaigns} campaigns`,
    `precision                       ${formatProportion(evaluation.precision)}`,
    ...section('Flagged by label', labelRows(evaluation)),
    ...section('Recall by language', rows(evaluation.byLanguage)),
    ...section('Recall by place of the claim', rows(evaluation.byPlace)),
    ...section('Recall by brand', rows(evaluation.byBrand, SMALLEST_BRAND_SHOWN)),
    ...section('Rules: hits on impersonations, on genuine mail, precision', ruleRows(evaluation)),
    ...section('False alarms on genuine mail', falseAlarmRows(evaluation)),
    ...unknownBrandRows(evaluation),
  ].join('\n');
}

/** `702/742 94.6 % (92.7-96.0)`. */
export function formatProportion({ hits, total, share, low, high }: Proportion): string {
  return `${hits}/${total} ${percent(share)} (${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)})`;
}

function unknownBrandRows({ unknownBrands }: Evaluation): string[] {
  if (!unknownBrands) return [];
  const { removed, recall, campaignRecall, byLanguage, falseAlarms } = unknownBrands;
  return section(`Without the ${removed} impersonated brands in the directory`, [
    `${'recall'.padEnd(24)} ${formatProportion(recall)}`,
    `${'recall per campaign'.padEnd(24)} ${percent(campaignRecall.share)}`,
    `${'false alarms'.padEnd(24)} ${falseAlarms.length}`,
    ...rows(byLanguage),
  ]);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  none'])];
}

function rows(groups: Readonly<Record<string, Proportion>>, smallest = 1): string[] {
  return Object.entries(groups)
    .filter(([, { total }]) => total >= smallest)
    .map(([name, value]) => `${name.padEnd(24)} ${formatProportion(value)}`);
}

function labelRows({ byLabel }: Evaluation): string[] {
  return Object.entries(byLabel).map(
    ([label, { flagged, impersonation }]) =>
      `${label.padEnd(12)} flagged ${formatProportion(flagged)}, impersonation ${formatProportion(impersonation)}`,
  );
}

function ruleRows({ byRule }: Evaluation): string[] {
  return byRule.map(
    ({ rule, onPhish, onHam, precision }) =>
      `${rule.padEnd(34)} ${String(onPhish).padStart(5)} ${String(onHam).padStart(4)}  ${formatProportion(precision)}`,
  );
}

function falseAlarmRows({ falseAlarms }: Evaluation): string[] {
  return falseAlarms.map(
    ({ file, verdict, score, rules }) =>
      `${verdict.padEnd(13)} ${score.toFixed(1).padStart(4)} ${file} ${rules.join(' ')}`,
  );
}
