import { describe, expect, it } from 'vitest';
import { decide } from '../../src/verdict/decide.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { askFinding, brand, factsOf, finding, KPN, mention, type Scene } from './facts.ts';
import { POLICY } from './policy.ts';
import { smallRuleSet } from './rules.ts';

const INDEXED = brand('indexed', 'Indexed', { layer: 'generated' });

function verdictOn(scene: Scene): Verdict {
  const findings = [
    finding('claim-in-display-name', { where: 'from.display-name' }),
    finding('link-elsewhere'),
    askFinding('credentials'),
  ];
  return decide({ facts: factsOf(scene), findings, rules: smallRuleSet(), policy: POLICY });
}

describe('a brand that only an index knows', () => {
  it('never makes more than a suspicion, whatever the score', () => {
    const scene = { mentions: [mention('from.display-name', INDEXED)] };
    const verdict = verdictOn(scene);
    expect(verdict).toMatchObject({ kind: 'suspicious', brand: 'indexed' });
    expect(verdict.score).toBeGreaterThan(POLICY.thresholds.impersonation);
  });

  it('does so in the hands of a person', () => {
    const mentions = [mention('from.display-name', { ...INDEXED, layer: 'local' })];
    expect(verdictOn({ mentions }).kind).toBe('impersonation');
  });

  it('comes after a brand that a person entered, in the same place', () => {
    const mentions = [mention('from.display-name', INDEXED), mention('from.display-name', KPN)];
    expect(verdictOn({ mentions })).toMatchObject({ kind: 'impersonation', brand: 'kpn' });
  });

  it('comes before one that stands in a weaker place', () => {
    const mentions = [mention('subject', KPN), mention('from.display-name', INDEXED)];
    expect(verdictOn({ mentions })).toMatchObject({ kind: 'suspicious', brand: 'indexed' });
  });

  it('is genuine from its own domain', () => {
    const scene: Scene = {
      domain: 'indexed.example',
      kind: 'brand',
      owner: INDEXED,
      authenticated: true,
      mentions: [mention('from.display-name', INDEXED)],
    };
    expect(verdictOn(scene)).toMatchObject({ kind: 'genuine', brand: 'indexed' });
  });
});
