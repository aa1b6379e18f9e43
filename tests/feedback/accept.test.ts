import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { additionFor, withAddition } from '../../src/feedback/accept.ts';
import type { FeedbackEntry } from '../../src/feedback/feedback.ts';
import { suggest } from '../../src/feedback/suggestion.ts';

const SENDER = {
  kind: 'false-alarm',
  brand: 'proximus',
  domain: 'contactcenter.be',
  role: 'stranger',
  address: 'anne@contactcenter.be',
} as const;

function entry(changes: Partial<FeedbackEntry> = {}): FeedbackEntry {
  return {
    ...{
      id: '01J00000000000000000000000',
      kind: 'false-alarm',
      channel: 'forward',
      received: '2026-01-02T03:04:05.000Z',
    },
    ...{
      reporter: '0',
      sha256: '0',
      verdict: 'suspicious',
      score: 4,
      brand: 'proximus',
      domain: 'contactcenter.be',
    },
    ...{ role: 'stranger', authenticated: true, language: 'fr', rules: [], original: false, state: 'open' },
    suggestion: suggest(SENDER),
    ...changes,
  };
}

const UNTIL = { until: '2027-06-30', owner: 'postmaster@example.org', role: 'sales' } as const;
const EVIDENCE = { ...UNTIL, evidence: 'https://www.proximus.be/partners' };

describe('a suggestion', () => {
  it.each([
    [
      'a domain that claims a brand',
      {},
      { as: 'partner', from: 'contactcenter.be', words: 'contactcenter.be may speak for proximus until …' },
    ],
    ['no brand', { brand: null }, { as: 'exception', from: 'contactcenter.be' }],
    [
      'a mailbox provider: the address alone',
      { role: 'mailbox-provider' },
      { as: 'exception', from: 'anne@contactcenter.be' },
    ],
    ['a platform: the address alone', { role: 'relay' }, { as: 'exception', from: 'anne@contactcenter.be' }],
    [
      'an imitated domain: never a partner',
      { role: 'lookalike' },
      { as: 'exception', from: 'contactcenter.be' },
    ],
    ['a miss: nobody is let through', { kind: 'miss' }, { as: 'rule' }],
  ] as const)('is precise about %s', (_, changes, expected) => {
    expect(suggest({ ...SENDER, ...changes })).toMatchObject(expected);
  });
});

describe('an accepted report', () => {
  it('becomes a partner with evidence, and an exception for that brand without', () => {
    expect(additionFor(entry(), EVIDENCE)).toMatchObject({
      path: 'partners/feedback.yaml',
      record: { brand: 'proximus', domain: 'contactcenter.be', role: 'sales', expires: '2027-06-30' },
    });
    expect(additionFor(entry(), UNTIL)).toMatchObject({
      path: 'exceptions/feedback.yaml',
      record: { from: 'contactcenter.be', brand: 'proximus', expires: '2027-06-30' },
    });
  });

  it.each([
    ['a miss', entry({ suggestion: suggest({ ...SENDER, kind: 'miss' }) }), UNTIL],
    ['a partner that nobody authenticated', entry({ authenticated: false }), EVIDENCE],
    [
      'a mailbox provider as a partner',
      entry({ suggestion: suggest({ ...SENDER, role: 'mailbox-provider' }) }),
      EVIDENCE,
    ],
    ['a message without a sender', entry({ suggestion: suggest({ ...SENDER, domain: '' }) }), UNTIL],
  ])('is refused for %s', (_, report, acceptance) => {
    expect(() => additionFor(report, acceptance)).toThrow(/cannot be accepted/);
  });

  it('keeps comments and what is in the file', () => {
    const addition = additionFor(entry(), UNTIL);
    const first = withAddition(undefined, addition);
    const annotated = first.replace('from:', '# asked on the telephone\n    from:');
    const second = withAddition(annotated, { ...addition, record: { ...addition.record, id: 'second' } });
    expect(second).toContain('# asked on the telephone');
    expect(parse(second).exceptions.map(({ id }: { readonly id: string }) => id)).toEqual([
      addition.record['id'],
      'second',
    ]);
  });

  it('refuses a file that is something else', () => {
    expect(() => withAddition('partners: many\n', additionFor(entry(), EVIDENCE))).toThrow(/no list/);
  });
});
