import { describe, expect, it } from 'vitest';
import { decide } from '../../src/verdict/decide.ts';
import { askFinding, brand, DHL, factsOf, KPN, mention, PROXIMUS } from './facts.ts';
import { POLICY } from './policy.ts';

import { claimed, own, rules, stranger, verdictOn } from './scenes.ts';

describe('what a verdict lists', () => {
  it('names at most ten claims, the one that it is about first', () => {
    const others = Array.from({ length: 30 }, (_, index) =>
      mention('from.display-name', brand(`b${index}`, 'B')),
    );
    const verdict = verdictOn({
      ...own,
      authenticated: true,
      mentions: [...others, mention('subject', PROXIMUS)],
    });
    expect(verdict.claims).toHaveLength(10);
    expect(verdict.claims.slice(0, 2).map((claim) => claim.brand)).toEqual(['proximus', 'proximus']);
  });

  it('names a brand once in a place, and never one of the body or an everyday word', () => {
    const mentions = [
      mention('subject', PROXIMUS, { evidence: 'Proximus' }),
      mention('subject', PROXIMUS, { evidence: 'PROXIMUS' }),
      mention('image', PROXIMUS),
      mention('body', KPN),
      mention('subject', DHL, { ambiguous: true }),
    ];
    expect(verdictOn({ mentions }).claims.map(({ where, evidence }) => `${where} ${evidence}`)).toEqual([
      'image Proximus',
      'subject Proximus',
    ]);
  });

  it('names each kind of ask once', () => {
    const again = { ...askFinding('pay'), evidence: 'again' };
    expect(verdictOn({}, askFinding('pay'), again, askFinding('call')).asks).toEqual([
      { kind: 'pay', evidence: 'ask-pay' },
      { kind: 'call', evidence: 'ask-call' },
    ]);
  });

  it('tells whether the sender is new where that is remembered', () => {
    const facts = factsOf({ ...stranger, authenticated: true });
    const decideWith = (firstContact: boolean) =>
      decide({ facts, findings: [], rules, policy: POLICY, firstContact });
    expect(decideWith(true)).toMatchObject({ score: 0, origin: { firstContact: true } });
    expect(decideWith(false)).toMatchObject({ score: -2, origin: { firstContact: false } });
    expect(verdictOn(stranger).origin).not.toHaveProperty('firstContact');
  });

  it('reports rules that could not be evaluated', () => {
    const broken = {
      ...rules,
      evaluate: () => ({ fired: [], errors: [{ rule: 'links', message: 'no such key' }] }),
    };
    const verdict = decide({ facts: factsOf({}), findings: [], rules: broken, policy: POLICY });
    expect(verdict.errors).toEqual([{ rule: 'links', message: 'no such key' }]);
    expect(verdictOn({})).not.toHaveProperty('errors');
  });
});

describe('the domains of a counterfactual', () => {
  it.each([
    [
      'more than three',
      brand('x', 'X', { domains: ['a.example', 'b.example', 'c.example', 'd.example'] }),
      'a.example, b.example, c.example or another domain of X',
    ],
    [
      'a suffix of its own',
      brand('x', 'X', { domains: ['a.example'], domainSuffixes: ['gov.example'] }),
      'a.example or a domain below gov.example',
    ],
    [
      'none but those of its customers',
      brand('x', 'X', { domains: ['m.example'], mailboxDomains: ['m.example'] }),
      'a domain of X',
    ],
  ])('%s', (_, of, domains) => {
    const verdict = verdictOn({ mentions: [mention('from.display-name', of)] }, claimed);
    expect(verdict.counterfactual).toBe(
      `This would be genuine if it came from ${domains} with valid authentication.`,
    );
  });
});
