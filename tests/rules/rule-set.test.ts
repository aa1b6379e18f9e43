import { describe, expect, it } from 'vitest';
import { expressionCompiler } from '../../src/rules/expression.ts';
import type { OriginFacts, RuleContext } from '../../src/rules/fact-model.ts';
import { reasonText } from '../../src/rules/reason.ts';
import { compiledRule, ruleSet } from '../../src/rules/rule-set.ts';
import { CONTEXT, KNOWN, ruleDocument, ruleSetOf } from './rule-document.ts';

const COMPILER = expressionCompiler({ signals: new Set(KNOWN.signals), brands: new Set(KNOWN.brands) });

describe('a rule that fires', () => {
  it('shows the finding that its condition speaks of', () => {
    const rules = ruleSetOf(ruleDocument('visit', 'origin.role == "stranger" && seen("visit-announced")'));
    expect(rules.evaluate(CONTEXT)).toEqual({
      fired: [
        { rule: 'visit', question: 'claim', weight: 2.5, where: 'body', evidence: 'se présentera chez vous' },
      ],
      errors: [],
    });
  });

  it('shows the finding of an ask', () => {
    const rules = ruleSetOf(ruleDocument('visit', 'asked("appointment")', { question: 'ask' }));
    expect(rules.evaluate(CONTEXT).fired[0]).toMatchObject({
      where: 'body',
      evidence: 'se présentera chez vous',
    });
  });

  it('shows the finding about the claimed brand before that about another', () => {
    const other = { signal: 'claim-in-local-part', where: 'subject', evidence: 'KPN', brand: 'kpn' } as const;
    const rules = ruleSetOf(ruleDocument('local-part', 'seen("claim-in-local-part")'));
    const { fired } = rules.evaluate({ ...CONTEXT, findings: [other, ...CONTEXT.findings] });
    expect(fired[0]).toMatchObject({ evidence: 'ServiceclienteleProximus', brand: 'proximus' });
  });

  it('shows the claim where its condition speaks of no finding', () => {
    const rules = ruleSetOf(ruleDocument('claimed', 'claim.deskWord'));
    expect(rules.evaluate(CONTEXT).fired[0]).toMatchObject(CONTEXT.claimed ?? {});
  });

  it.each([
    ['a rule on the origin', 'origin' as const, CONTEXT],
    ['a message that claims nothing', 'context' as const, withoutClaim()],
  ])('shows the domain of the sender: %s', (_, question, context) => {
    const rules = ruleSetOf(ruleDocument('origin', 'origin.role == "stranger"', { question }));
    const { where, evidence } = rules.evaluate(context).fired[0] ?? {};
    expect({ where, evidence }).toEqual({ where: 'from.domain', evidence: 'contactcenter.example' });
  });

  it('weighs nothing while it is experimental', () => {
    const rules = ruleSetOf(ruleDocument('trial', 'claim.deskWord', { status: 'experimental' }));
    expect(rules.evaluate(CONTEXT).fired[0]).toMatchObject({ rule: 'trial', weight: 0 });
  });
});

function withoutClaim(): RuleContext {
  const { claimed: _, ...context } = CONTEXT;
  return context;
}

describe('a rule that does not fire', () => {
  it.each([
    ['seen("visit-announced") && origin.role == "stranger"', []],
    ['seen("lookalike-domain") && origin.role == "stranger"', ['lookalike-domain']],
    ['origin.authenticated && (seen("lookalike-domain") && claim.deskWord)', ['lookalike-domain']],
    ['seen("visit-announced") && seen("payment-demand")', ['payment-demand']],
    ['seen("lookalike-domain") || origin.role == "stranger"', []],
    ['!seen("lookalike-domain")', []],
  ])('is evaluated only when every signal that it requires has fired: %s', (when, missing) => {
    const compilation = COMPILER.compile(when);
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
    let evaluations = 0;
    const holds = () => {
      evaluations++;
      return false;
    };
    const [rule] = ruleSetOf(ruleDocument('gated', `|\n  ${when}`)).rules;
    const compiled = rule ? [compiledRule(rule, { tree: compilation.expression.tree, holds })] : [];
    ruleSet(compiled, '', COMPILER.bind).evaluate(CONTEXT);
    expect(evaluations).toBe(missing.length === 0 ? 1 : 0);
  });

  it('is reported when its evaluation fails, and the others go on', () => {
    const rules = ruleSetOf(
      ruleDocument('broken', 'message.linkCount > 5'),
      ruleDocument('whole', 'asked("appointment")'),
    );
    const { fired, errors } = rules.evaluate({ ...CONTEXT, message: poisonedMessage() });
    expect(fired.map(({ rule }) => rule)).toEqual(['whole']);
    expect(errors).toEqual([{ rule: 'broken', message: expect.stringContaining('linkCount') }]);
  });
});

/** Facts that the types do not allow, as a fault elsewhere in the program could make them. */
function poisonedMessage(): RuleContext['message'] {
  const { linkCount, ...others } = CONTEXT.message;
  return { ...others, linkCount: String(linkCount) as unknown as number };
}

describe('the cost of an evaluation', () => {
  it('stays within 0.5 CPU-ms for 100 rules', () => {
    const conditions = [
      'seen("claim-in-local-part") && origin.role == "stranger"',
      'asked("pay") && !origin.authenticated && claim.places.size() > 1',
      'origin.role in ["stranger", "lookalike"] && claim.brand != "" && message.linkCount > 0',
      'asks.exists(a, a in ["pay", "login"]) && (claim.disguised || origin.dmarc == "fail")',
    ];
    const rules = ruleSetOf(
      ...Array.from({ length: 100 }, (_, index) => ruleDocument(`r${index}`, conditions[index % 4] ?? '')),
    );
    const rounds = Array.from({ length: 20 }, () => cpuMilliseconds(() => rules.evaluate(CONTEXT), 100));
    expect(Math.min(...rounds)).toBeLessThan(0.5);
  });
});

function cpuMilliseconds(action: () => unknown, times: number): number {
  const start = process.cpuUsage();
  for (let count = 0; count < times; count++) action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

describe('the reason of a rule', () => {
  const values = { brand: 'Proximus', domain: 'contactcenter.example', evidence: '$& {brand}' };
  const rule = ruleSetOf(ruleDocument('a-rule', 'claim.deskWord')).find('a-rule');

  it.each([
    ['fr', "Proximus n'écrit pas depuis contactcenter.example."],
    ['und', 'Proximus does not write from contactcenter.example.'],
  ] as const)('is told in %s', (language, text) => {
    expect(rule && reasonText(rule, language, values)).toBe(text);
  });

  it('takes the words of a message as they are', () => {
    const reason = { nl: '', fr: '', de: '', et: '', en: '"{evidence}"' };
    expect(reasonText({ reason }, 'en', values)).toBe('"$& {brand}"');
  });
});

it('knows its rules by their id', () => {
  const rules = ruleSetOf(ruleDocument('known', 'claim.deskWord'));
  expect(rules.find('known')?.weight).toBe(2.5);
  expect(rules.find('unknown')).toBeUndefined();
});

it('reads the origin of each message anew', () => {
  const rules = ruleSetOf(ruleDocument('role', 'origin.role == "stranger"'));
  const origin: OriginFacts = { ...CONTEXT.origin, role: 'partner' };
  expect(rules.evaluate({ ...CONTEXT, origin }).fired).toEqual([]);
  expect(rules.evaluate(CONTEXT).fired).toHaveLength(1);
});
