import { describe, expect, it } from 'vitest';
import type { Exception } from '../../src/rules/exceptions.ts';
import { decide } from '../../src/verdict/decide.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { askFinding, factsOf, finding, mention, PROXIMUS, type Scene } from './facts.ts';
import { POLICY } from './policy.ts';
import { smallRuleSet } from './rules.ts';

const UNION: Exception = {
  id: 'union',
  from: 'union.example',
  brand: 'proximus',
  owner: 'postmaster@example.com',
  reason: 'It writes about its own company.',
  expires: '2027-06-30',
};

const scene: Scene = {
  domain: 'mail.union.example',
  authenticated: true,
  mentions: [mention('from.display-name', PROXIMUS)],
};

function verdictWith(changes: Partial<Exception>, of: Partial<Scene> = {}): Verdict {
  return decide({
    facts: factsOf({ ...scene, ...of }),
    findings: [finding('claim-in-display-name', { where: 'from.display-name' }), askFinding('pay')],
    rules: smallRuleSet(),
    policy: POLICY,
    exceptions: [{ ...UNION, ...changes }],
  });
}

const weights = ({ findings }: Verdict): string[] =>
  findings.map(({ rule, weight, silencedBy }) => `${rule}=${weight}${silencedBy ? ` by ${silencedBy}` : ''}`);

describe('an exception', () => {
  it('silences every rule that speaks against the sender', () => {
    const verdict = verdictWith({});
    expect(verdict).toMatchObject({
      kind: 'none',
      exceptions: [{ id: 'union', owner: 'postmaster@example.com', expires: '2027-06-30', applied: true }],
    });
    expect(weights(verdict)).toEqual(['display-name=0 by union', 'pay=0 by union', 'known=-2']);
  });

  it('silences only the rules that it names', () => {
    expect(weights(verdictWith({ rules: ['pay', 'known'] }))).toEqual([
      'display-name=3.5',
      'known=0 by union',
      'pay=0 by union',
    ]);
  });

  it.each<[string, Partial<Exception>]>([
    ['without a brand', { brand: undefined } as Partial<Exception>],
    ['for one address', { from: 'info@mail.union.example' }],
  ])('holds %s', (_, changes) => expect(verdictWith(changes).kind).toBe('none'));

  it.each<[string, Partial<Exception>, Partial<Scene>]>([
    ['another sender', {}, { domain: 'stranger.example' }],
    ['a domain that only ends like it', {}, { domain: 'notunion.example' }],
    ['another address', { from: 'jan@mail.union.example' }, {}],
    ['a claim of another brand', { brand: 'kpn' }, {}],
    ['no claim at all', {}, { mentions: [] }],
  ])('is not about %s', (_, changes, of) => {
    const verdict = verdictWith(changes, of);
    expect(verdict.exceptions).toBeUndefined();
    expect(weights(verdict).join(' ')).not.toContain('by');
  });
});

describe('a sender that nobody authenticated', () => {
  const forged: Partial<Scene> = { authenticated: false };

  it('profits from no exception, and the verdict says so', () => {
    const verdict = verdictWith({}, forged);
    expect(verdict).toMatchObject({ kind: 'impersonation', exceptions: [{ id: 'union', applied: false }] });
    expect(weights(verdict).join(' ')).not.toContain('by');
  });

  it('profits from one that accepts it', () => {
    expect(verdictWith({ unauthenticated: 'accept' }, forged).kind).toBe('none');
  });

  it('cannot hide behind the authentication of a second author', () => {
    expect(verdictWith({}, { defects: ['several-domains'] }).kind).not.toBe('none');
  });
});
