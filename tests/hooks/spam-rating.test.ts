import { describe, expect, it } from 'vitest';
import { rateSpam } from '../../src/hooks/spam-rating.ts';

describe('the rating of a verdict', () => {
  it.each([
    ['impersonation', 8.7, 8.7, true],
    ['impersonation', 4.2, 5, true],
    ['suspicious', 3.4, 3.4, false],
    ['suspicious', 9.1, 4.9, false],
    ['suspicious', 1, 3, false],
    ['intermediary', 6, 2.9, false],
    ['none', 1.2, 1.2, false],
    ['genuine', -3, -3, false],
    ['unavailable', 0, 0, false],
  ])('puts %s with %d at %d', (verdict, score, rated, flagged) => {
    expect(rateSpam({ verdict, score })).toMatchObject({ score: rated, flagged });
  });

  it('names the rules that weigh something', () => {
    const findings = [
      { rule: 'claim-in-local-part', weight: 3.5 },
      { rule: 'on-trial', weight: 0 },
    ];
    expect(rateSpam({ verdict: 'none', score: 0, findings }).symbols).toEqual([
      { name: 'COUNTERFOIL_CLAIM_IN_LOCAL_PART', weight: 3.5 },
    ]);
  });
});
