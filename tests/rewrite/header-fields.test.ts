import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertVerdictFields } from '../../src/rewrite/header-fields.ts';
import { headerToken } from '../../src/rewrite/header-token.ts';
import { verdict } from './judged.ts';

describe('headerToken', () => {
  it.each([
    ['proximus', 'proximus'],
    ['a; score=0', 'a%3B%20score%3D0'],
    ['a\r\nX-Evil: 1', 'a%0D%0AX-Evil%3A%201'],
    ['é', '%C3%A9'],
    ['100%', '100%25'],
  ])('writes %j as %s', (value, token) => {
    expect(headerToken(value)).toBe(token);
  });

  it('is capped at 200 characters and never cuts an escape in two', () => {
    const token = headerToken(`a${'é'.repeat(300)}`);
    expect(token.length).toBeLessThanOrEqual(200);
    expect(token).toMatch(/^a(?:%[0-9A-F]{2})+$/);
  });
});

describe('insertVerdictFields', () => {
  it('is ASCII, folded with LF and a space, and harmless whatever the sender wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (domain, rule) => {
        const origin = { ...verdict().origin, domain };
        const findings = Array.from({ length: 30 }, () => ({
          rule,
          question: 'claim' as const,
          weight: 1,
          where: 'body' as const,
          evidence: '',
        }));
        for (const edit of insertVerdictFields(verdict({ origin, findings }), 'id')) {
          const value = 'value' in edit ? edit.value : '';
          expect(value).toMatch(/^[A-Za-z0-9 ._+%;=\n-]+$/);
          expect(value).not.toMatch(/\n(?! )|\n \n|\s$/);
          expect(Math.max(...value.split('\n').map((line) => line.length))).toBeLessThanOrEqual(900);
        }
      }),
    );
  });

  it('names the ten strongest rules and leaves experimental ones out', () => {
    const findings = Array.from({ length: 14 }, (_, index) => ({
      rule: `rule-${index}`,
      question: 'claim' as const,
      weight: index === 1 ? 0 : 14 - index,
      where: 'body' as const,
      evidence: '',
    }));
    const [, rules] = insertVerdictFields(verdict({ findings }), 'id');
    const value = rules && 'value' in rules ? rules.value : '';
    expect(value.split(/\s+/)).toHaveLength(10);
    expect(value).not.toContain('rule-1=');
    expect(value).toMatch(/^rule-0=14\.0 rule-2=12\.0 /);
    for (const line of `X-Counterfoil-Rules: ${value}`.split('\n'))
      expect(line.length).toBeLessThanOrEqual(78);
  });
});
