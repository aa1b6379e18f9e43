import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/compile-rules.ts';
import type { Finding } from '../../src/signals/signal.ts';
import { decide } from '../../src/verdict/decide.ts';
import { ruleDocument } from '../rules/rule-document.ts';
import { askFinding, DHL, factsOf, finding, KPN, mention, PROXIMUS, type Scene } from './facts.ts';
import { POLICY } from './policy.ts';
import { claimed, failed, own, partner, stranger, verdictOn } from './scenes.ts';

describe('impersonation', () => {
  it('is a claim of a stranger with an ask', () => {
    expect(verdictOn(stranger, claimed, askFinding('appointment'))).toEqual({
      kind: 'impersonation',
      score: 5.5,
      disposition: 'quarantine',
      brand: 'proximus',
      language: 'fr',
      claims: [{ brand: 'proximus', where: 'from.local-part', evidence: 'ServiceclienteleProximus' }],
      origin: {
        domain: 'contactcenter.example',
        role: 'stranger',
        authentication: { spf: 'none', dkim: 'none', dmarc: 'none' },
      },
      asks: [{ kind: 'appointment', evidence: 'ask-appointment' }],
      findings: [
        {
          rule: 'local-part',
          question: 'claim',
          weight: 3.5,
          where: 'from.local-part',
          evidence: 'ServiceclienteleProximus',
          brand: 'proximus',
        },
        { rule: 'appointment', question: 'ask', weight: 2, where: 'body', evidence: 'ask-appointment' },
      ],
      counterfactual:
        'This would be genuine if it came from proximus.example or proximus.test with valid authentication.',
    });
  });

  it.each<[string, Scene, Finding[]]>([
    ['a second contradiction instead of an ask', { ...stranger, ...failed }, [claimed]],
    ['a lookalike', { ...stranger, kind: 'lookalike', owner: PROXIMUS }, [claimed, askFinding('pay')]],
    ['a mailbox provider', { ...stranger, kind: 'mailbox-provider' }, [claimed, askFinding('pay')]],
    [
      'authentication of the wrong domain',
      { ...stranger, authenticated: true },
      [claimed, askFinding('credentials'), finding('link-elsewhere')],
    ],
    ['the forged address of a partner', { ...partner, ...failed }, [askFinding('appointment')]],
    [
      'the domain of another brand, which nobody authenticated',
      {
        domain: 'kpn.example',
        kind: 'brand',
        owner: KPN,
        mentions: [mention('from.display-name', PROXIMUS)],
      },
      [finding('claim-in-display-name'), askFinding('pay')],
    ],
  ])('also: %s', (_, scene, findings) => {
    expect(verdictOn(scene, ...findings)).toMatchObject({ kind: 'impersonation', brand: 'proximus' });
  });

  it.each<[string, Scene, Finding[]]>([
    [
      'without a brand that is claimed',
      { mentions: [mention('body', PROXIMUS)] },
      [askFinding('credentials'), askFinding('pay'), finding('link-elsewhere')],
    ],
    [
      'for an everyday word',
      { mentions: [mention('from.display-name', PROXIMUS, { ambiguous: true })] },
      [finding('claim-in-display-name'), askFinding('appointment')],
    ],
    [
      'for claims alone, however many',
      { mentions: [mention('from.display-name', PROXIMUS, { disguised: true })] },
      [finding('claim-in-display-name'), claimed],
    ],
  ])('is never reached %s', (_, scene, findings) => {
    expect(verdictOn(scene, ...findings).kind).toBe('suspicious');
  });

  it('is not reached by experimental rules', () => {
    const compilation = compileRules(
      [
        ruleDocument('claimed', 'claim.brand != ""', { weight: 5 }),
        ruleDocument('asked', 'asked("pay")', { question: 'ask', status: 'experimental' }),
      ],
      { signals: [], brands: [] },
    );
    if (!compilation.ok) throw new Error('these rules are right');
    const policy = { ...POLICY, caps: { ...POLICY.caps, claim: 6 } };
    const facts = factsOf(stranger);
    const verdict = decide({ facts, findings: [askFinding('pay')], rules: compilation.rules, policy });
    expect(verdict).toMatchObject({ kind: 'suspicious', score: 5 });
    expect(verdict.findings.map(({ rule, weight }) => [rule, weight])).toEqual([
      ['claimed', 5],
      ['asked', 0],
    ]);
  });
});

describe('genuine', () => {
  it('is the own domain with authentication, whatever is asked', () => {
    const verdict = verdictOn({ ...own, authenticated: true }, askFinding('credentials'), askFinding('pay'));
    expect(verdict).toMatchObject({
      kind: 'genuine',
      disposition: 'deliver',
      brand: 'proximus',
      origin: { role: 'brand' },
      counterfactual: '',
    });
  });

  it('needs no name beside the domain', () => {
    const verdict = verdictOn({ ...own, authenticated: true, mentions: [] });
    expect(verdict).toMatchObject({
      kind: 'genuine',
      claims: [{ brand: 'proximus', where: 'from.domain', evidence: 'mail.proximus.example' }],
    });
  });

  it('is the sender that names another brand too', () => {
    const mentions = [mention('from.display-name', PROXIMUS), mention('subject', DHL)];
    const verdict = verdictOn({ ...own, authenticated: true, mentions: mentions.toReversed() });
    expect(verdict).toMatchObject({ kind: 'genuine', brand: 'proximus' });
    expect(verdict.claims.map((claim) => claim.brand)).toEqual(['proximus', 'proximus', 'dhl']);
  });

  it.each([['duplicate-field'], ['several-domains']] as const)(
    'is not reached with the defect %s of From',
    (defect) => {
      expect(verdictOn({ ...own, authenticated: true, defects: [defect] }).kind).toBe('none');
    },
  );
});

describe('the own domain without authentication', () => {
  it('accuses nobody', () => {
    const verdict = verdictOn(own, askFinding('credentials'), askFinding('pay'));
    expect(verdict).toMatchObject({ kind: 'none', score: 4, counterfactual: '' });
  });

  it('is suspicious when the origin is contradicted', () => {
    expect(verdictOn({ ...own, ...failed }, askFinding('pay'))).toMatchObject({
      kind: 'suspicious',
      brand: 'proximus',
      counterfactual: 'This would be genuine if mail.proximus.example had authenticated it.',
    });
  });

  it.each<[string, Scene, string]>([
    ['nobody looked', own, 'brand'],
    ['the DNS was out of order', { ...own, authentication: { dmarc: 'temporary-error' } }, 'brand'],
    ['forwarding broke SPF', { ...own, authentication: { spf: 'fail' } }, 'brand'],
    ['its policy was met', { ...own, authenticated: true, authentication: { dmarc: 'pass' } }, 'brand'],
    ['its policy was broken', { ...own, authentication: { dmarc: 'fail' } }, 'stranger'],
  ])('has the role of one from whom it comes when %s', (_, scene, role) => {
    expect(verdictOn(scene).origin.role).toBe(role);
  });

  it('loses to another name that the reader sees', () => {
    const verdict = verdictOn({ ...own, mentions: [mention('from.display-name', KPN)] });
    expect(verdict).toMatchObject({ brand: 'kpn', origin: { role: 'stranger' } });
  });

  it('keeps the claim beside another name in the same place', () => {
    const mentions = [mention('from.display-name', DHL), mention('from.display-name', PROXIMUS)];
    expect(verdictOn({ ...own, mentions })).toMatchObject({ brand: 'proximus', origin: { role: 'brand' } });
  });

  it('keeps the claim against a name elsewhere', () => {
    const verdict = verdictOn({ ...own, mentions: [mention('subject', KPN)] });
    expect(verdict).toMatchObject({ kind: 'none', brand: 'proximus', origin: { role: 'brand' } });
  });
});

describe('a platform that passes on what its users write', () => {
  const platform = { domain: 'kpn.example', kind: 'relay', owner: KPN, authenticated: true } as const;

  it('does not vouch for a name that a user gave himself', () => {
    const mentions = [mention('from.display-name', PROXIMUS), mention('from.domain', KPN)];
    const verdict = verdictOn(
      { ...platform, mentions },
      finding('claim-in-display-name'),
      askFinding('credentials'),
      finding('link-elsewhere'),
    );
    expect(verdict).toMatchObject({ kind: 'impersonation', brand: 'proximus', origin: { role: 'relay' } });
  });

  it('speaks for itself when it says so', () => {
    const mentions = [mention('from.display-name', PROXIMUS), mention('from.display-name', KPN)];
    expect(verdictOn({ ...platform, mentions })).toMatchObject({ kind: 'genuine', brand: 'kpn' });
  });
});

describe('intermediary', () => {
  it.each([
    ['nobody looked at the authentication', partner],
    ['it is authenticated', { ...partner, authenticated: true }],
    [
      'it is authenticated though SPF failed on the way',
      { ...partner, authenticated: true, authentication: { spf: 'fail', dmarc: 'pass' } },
    ],
  ] as const)('is a partner that writes as the brand: %s', (_, scene) => {
    expect(verdictOn(scene, askFinding('appointment'), askFinding('pay'))).toMatchObject({
      kind: 'intermediary',
      brand: 'proximus',
      origin: { role: 'partner' },
      counterfactual:
        'This would be genuine if it came from proximus.example or proximus.test with valid authentication; mail.callcentre.example writes on behalf of Proximus (sales).',
    });
  });

  it('counts before another brand in the same place', () => {
    const mentions = [mention('from.display-name', KPN), mention('from.display-name', PROXIMUS)];
    expect(verdictOn({ ...partner, mentions })).toMatchObject({ kind: 'intermediary', brand: 'proximus' });
  });

  it('needs no second hint for an everyday word', () => {
    const mentions = [mention('from.display-name', PROXIMUS, { ambiguous: true })];
    expect(verdictOn({ ...partner, mentions })).toMatchObject({ kind: 'intermediary', brand: 'proximus' });
  });
});

describe('suspicious and none', () => {
  it('is suspicious from the threshold on', () => {
    expect(verdictOn(stranger, claimed)).toMatchObject({ kind: 'suspicious', score: 3.5, brand: 'proximus' });
  });

  it('names the rules without which a lure would pass', () => {
    const verdict = verdictOn({}, askFinding('credentials'), finding('link-elsewhere'));
    expect(verdict).toMatchObject({
      kind: 'suspicious',
      score: 3.8,
      counterfactual: 'This would not be suspicious without what the rules credentials saw.',
    });
    expect(verdict).not.toHaveProperty('brand');
  });

  it('is none below every threshold', () => {
    expect(verdictOn({}, finding('urgency'))).toMatchObject({ kind: 'none', score: 0.7, counterfactual: '' });
  });

  it('is none for a message that says nothing', () => {
    expect(verdictOn({})).toMatchObject({ kind: 'none', score: 0, claims: [], asks: [], findings: [] });
  });
});
