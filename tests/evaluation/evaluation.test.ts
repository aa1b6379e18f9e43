import { describe, expect, it } from 'vitest';
import { claimedBrands, evaluateJudgements, type Judgement } from '../../src/evaluation/evaluation.ts';
import { parseLabels } from '../../src/evaluation/label.ts';
import { proportion } from '../../src/evaluation/proportion.ts';
import { evaluationHtml } from '../../src/evaluation/report-html.ts';
import { evaluationText } from '../../src/evaluation/report-text.ts';
import type { VerdictKind } from '../../src/verdict/verdict.ts';

function judgement(
  label: string,
  kind: VerdictKind,
  more: object = {},
  rules: readonly string[] = [],
): Judgement {
  const reading = parseLabels('labels.jsonl', JSON.stringify({ file: `${label}.eml`, label, ...more }));
  const parsed = reading.ok ? reading.labels[0] : undefined;
  if (!parsed) throw new Error('not a label');
  return {
    label: parsed,
    verdict: {
      kind,
      score: 4,
      disposition: 'annotate',
      language: 'en',
      claims: [],
      origin: {
        domain: 'a.test',
        role: 'stranger',
        authentication: { spf: 'none', dkim: 'none', dmarc: 'none' },
      },
      asks: [],
      findings: rules.map((rule) => ({
        rule,
        question: 'claim',
        weight: 1,
        where: 'subject',
        evidence: 'x',
      })),
      counterfactual: '',
    },
  };
}

const JUDGEMENTS = [
  judgement('phish-brand', 'impersonation', { campaign: 'a', lang: 'nl', where: 'dn' }, ['name', 'name']),
  judgement('phish-brand', 'suspicious', { campaign: 'a', lang: 'nl', where: 'dn' }, ['name']),
  judgement('phish-brand', 'none', { campaign: 'b', lang: 'fr', where: 'su' }),
  judgement('phish-other', 'suspicious'),
  judgement('ham', 'none'),
  judgement('ham-brand', 'suspicious', { file: 'shop <1>.eml' }, ['name']),
];

describe('evaluateJudgements', () => {
  const evaluation = evaluateJudgements(JUDGEMENTS);

  it('counts flagged impersonations, and each campaign once', () => {
    expect(evaluation.recall).toMatchObject({ hits: 2, total: 3 });
    expect(evaluation.campaignRecall).toEqual({ campaigns: 2, share: 0.5 });
    expect(evaluation.byLanguage).toMatchObject({ nl: { hits: 2, total: 2 }, fr: { hits: 0, total: 1 } });
    expect(evaluation.byPlace).toMatchObject({ dn: { hits: 2, total: 2 }, su: { hits: 0, total: 1 } });
    expect(evaluation.missed).toEqual(['phish-brand.eml']);
  });

  it('names every false alarm and weighs precision by it', () => {
    expect(evaluation.falseAlarms).toEqual([
      { file: 'shop <1>.eml', verdict: 'suspicious', score: 4, rules: ['name'] },
    ]);
    expect(evaluation.precision).toMatchObject({ hits: 2, total: 3 });
    expect(evaluation.falseAlarmRate).toMatchObject({ ham: { hits: 0 }, 'ham-brand': { hits: 1 } });
  });

  it('counts a rule once per message', () => {
    expect(evaluation.byRule).toMatchObject([
      { rule: 'name', onPhish: 2, onHam: 1, precision: { hits: 2, total: 3 } },
    ]);
  });

  it('tells what is left without the impersonated brands', () => {
    const unknownBrands = { removed: 3, ...evaluation };
    const text = evaluationText({ ...evaluation, unknownBrands });
    expect(text).toContain(
      'Without the 3 impersonated brands in the directory\n  recall                   2/3 66.7 %',
    );
    expect(evaluationText(evaluation)).not.toContain('Without the');
    expect(evaluationHtml({ ...evaluation, unknownBrands })).toContain('without the 3 impersonated brands');
  });

  it('is told as text and as HTML without unescaped names', () => {
    expect(evaluationText(evaluation)).toContain('recall on brand impersonation   2/3 66.7 %');
    expect(evaluationText(evaluation)).toContain('shop <1>.eml');
    expect(evaluationHtml(evaluation)).toContain('shop &#60;1&#62;.eml');
    expect(evaluationHtml(evaluation)).not.toContain('<1>');
  });
});

describe('claimedBrands', () => {
  it('has every brand that an impersonation claims, and none of genuine mail', () => {
    const claim = (brand: string) => ({ brand, where: 'subject', evidence: brand }) as const;
    const [phish, , , , , shop] = JUDGEMENTS;
    if (!phish || !shop) throw new Error('no judgements');
    const judgements = [
      { ...phish, verdict: { ...phish.verdict, brand: 'kpn', claims: [claim('kpn'), claim('proximus')] } },
      { ...shop, verdict: { ...shop.verdict, brand: 'otto' } },
    ];
    expect([...claimedBrands(judgements)]).toEqual(['kpn', 'proximus']);
  });
});

describe('proportion', () => {
  it('gives the intervals of Wilson', () => {
    const { low, high } = proportion(81, 263);
    expect([low, high].map((value) => value.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(proportion(0, 2000).high).toBeCloseTo(0.0019, 4);
    expect(proportion(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('parseLabels', () => {
  it('reports every wrong line', () => {
    const reading = parseLabels(
      'l.jsonl',
      '{"file":"a.eml","label":"ham"}\nnot json\n\n{"file":"b.eml","label":"hma"}\n',
    );
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ line: 2, message: 'not a JSON object' }, { line: 4 }],
    });
  });
});
