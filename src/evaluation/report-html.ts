import type { Evaluation } from './evaluation.ts';
import type { Proportion } from './proportion.ts';
import { formatProportion } from './report-text.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;margin:.5rem 0 2rem}th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #ddd}
td.number{text-align:right;font-variant-numeric:tabular-nums}.bar{display:inline-block;height:.7rem;background:#1b5e9b;vertical-align:middle}
code{overflow-wrap:anywhere}`;

/** The evaluation as one HTML page without scripts or anything remote. */
export function evaluationHtml(evaluation: Evaluation): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Counterfoil evaluation</title><style>${STYLE}</style></head><body>
<h1>Counterfoil evaluation</h1>
<p>${evaluation.messages} labelled messages. Flagged means <em>suspicious</em> or <em>impersonation</em>; intervals are Wilson, 95 %.</p>
${proportionTable('Summary', {
  'Recall on brand impersonation': evaluation.recall,
  Precision: evaluation.precision,
})}
<p>Mean recall over ${evaluation.campaignRecall.campaigns} campaigns: ${(evaluation.campaignRecall.share * 100).toFixed(1)} %.</p>
${proportionTable(
  'Flagged by label',
  mapValues(evaluation.byLabel, ({ flagged }) => flagged),
)}
${proportionTable('Recall by language', evaluation.byLanguage)}
${proportionTable('Recall by place of the claim', evaluation.byPlace)}
${proportionTable('Recall by brand', evaluation.byBrand)}
${ruleTable(evaluation)}
${falseAlarmTable(evaluation)}
${missedList(evaluation)}
${unknownBrandsTable(evaluation)}
</body></html>
`;
}

function proportionTable(title: string, groups: Readonly<Record<string, Proportion>>): string {
  const rows = Object.entries(groups).map(
    ([name, value]) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td class="number">${formatProportion(value)}</td>` +
      `<td><span class="bar" style="width:${(value.share * 12).toFixed(2)}rem"></span></td></tr>`,
  );
  return `<h2>${escapeHtml(title)}</h2><table>${rows.join('\n')}</table>`;
}

function ruleTable({ byRule }: Evaluation): string {
  const rows = byRule.map(
    ({ rule, onPhish, onHam, precision }) =>
      `<tr><th scope="row"><code>${escapeHtml(rule)}</code></th><td class="number">${onPhish}</td>` +
      `<td class="number">${onHam}</td><td class="number">${formatProportion(precision)}</td></tr>`,
  );
  return `<h2>Rules</h2><table><tr><th>rule</th><th>on impersonations</th><th>on genuine mail</th><th>precision</th></tr>${rows.join('\n')}</table>`;
}

function falseAlarmTable({ falseAlarms }: Evaluation): string {
  const rows = falseAlarms.map(
    ({ file, verdict, score, rules }) =>
      `<tr><td>${verdict}</td><td class="number">${score.toFixed(1)}</td><td><code>${escapeHtml(file)}</code></td>` +
      `<td>${rules.map(escapeHtml).join(' ')}</td></tr>`,
  );
  return `<h2>False alarms on genuine mail</h2>${rows.length > 0 ? `<table>${rows.join('\n')}</table>` : '<p>None.</p>'}`;
}

function missedList({ missed }: Evaluation): string {
  return `<h2>Missed impersonations</h2><ul>${missed.map((file) => `<li><code>${escapeHtml(file)}</code></li>`).join('\n')}</ul>`;
}

function unknownBrandsTable({ unknownBrands }: Evaluation): string {
  if (!unknownBrands) return '';
  const { removed, recall, byLanguage } = unknownBrands;
  return proportionTable(`Recall without the ${removed} impersonated brands in the directory`, {
    all: recall,
    ...byLanguage,
  });
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
