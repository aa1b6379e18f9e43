import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/documents/document.ts';
import { loadPolicy } from '../../src/rules/policy.ts';

const shipped = { file: 'rules/policy.yaml', text: readFileSync('rules/policy.yaml', 'utf8') };
const local = (text: string) => ({ file: 'rules/local/policy.yaml', text });

describe('the shipped policy', () => {
  const loading = loadPolicy(shipped);

  it('loads', () => {
    expect(loading).toMatchObject({ ok: true });
  });

  it('never rejects and never touches a genuine message', () => {
    const dispositions = loading.ok ? loading.policy.dispositions : {};
    expect(Object.values(dispositions)).not.toContain('reject');
    expect(dispositions).toMatchObject({ genuine: 'deliver', none: 'deliver', unavailable: 'deliver' });
  });
});

describe('the policy of an administrator', () => {
  it('changes single keys', () => {
    const text = 'thresholds: { suspicious: 2.0 }\ndispositions: { impersonation: quarantine }\n';
    const loading = loadPolicy(shipped, local(text));
    expect(loading).toMatchObject({
      ok: true,
      policy: {
        thresholds: { suspicious: 2, impersonation: 5 },
        dispositions: { impersonation: 'quarantine', suspicious: 'annotate' },
      },
    });
  });

  it.each([
    ['an unknown verdict', 'dispositions:\n  phish: reject\n', '2:3 dispositions: unknown key "phish"'],
    ['an unknown disposition', 'dispositions:\n  none: delete\n', '2:3 dispositions.none:'],
    [
      'thresholds in the wrong order',
      'thresholds:\n  suspicious: 6\n',
      '1:1 impersonation (5) is not above suspicious (6)',
    ],
    [
      'a question that convicts alone',
      'caps:\n  ask: 5\n',
      '2:3 the cap of ask (5) alone reaches the threshold',
    ],
  ])('is refused: %s', (_, text, problem) => {
    const loading = loadPolicy(shipped, local(text));
    const problems = loading.ok ? [] : loading.problems.map(formatProblem);
    expect(problems.join('\n')).toContain(`rules/local/policy.yaml:${problem}`);
  });

  it('is refused as a whole when the shipped one is broken', () => {
    const loading = loadPolicy({ ...shipped, text: 'caps: {}\n' }, local('caps: { ask: 1 }'));
    expect(loading.ok).toBe(false);
  });
});
