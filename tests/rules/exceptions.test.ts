import { describe, expect, it } from 'vitest';
import { expiredEntries } from '../../src/documents/dated-entry.ts';
import { formatProblem } from '../../src/documents/document.ts';
import { loadExceptions } from '../../src/rules/exceptions.ts';

const FILE = 'rules/local/exceptions/union.yaml';
const UNION = `exceptions:
  - id: union
    from: Union.example
    brand: proximus
    rules: [claim-in-subject]
    owner: postmaster@example.com
    reason: It writes about its own company.
    expires: 2027-06-30
`;
const NAMES = {
  brands: new Set(['proximus', 'kpn']),
  rules: new Set(['claim-in-subject', 'claim-in-display-name']),
};

function problems(text: string): string[] {
  const reading = loadExceptions([{ file: FILE, text }], NAMES);
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

it('is read with its sender in lower case', () => {
  const reading = loadExceptions([{ file: FILE, text: UNION }], NAMES);
  expect(reading.ok && reading.exceptions).toMatchObject([{ id: 'union', from: 'union.example' }]);
});

it('is reported on the day after its last, with its place', () => {
  const reading = loadExceptions([{ file: FILE, text: UNION }], NAMES);
  const dated = reading.ok ? reading.dated : [];
  expect(expiredEntries(dated, '2027-06-30')).toEqual([]);
  expect(expiredEntries(dated, '2027-07-01').map(formatProblem)).toEqual([
    `${FILE}:8:5 exception "union" expired on 2027-06-30 and no longer counts (ask postmaster@example.com, then set a new date or remove the entry)`,
  ]);
});

describe('refused', () => {
  it.each([
    [
      'an unknown brand',
      ['brand: proximus', 'brand: proxmus'],
      `${FILE}:4:5 no brand has the id "proxmus" (did you mean "proximus"?)`,
    ],
    [
      'an unknown rule',
      ['claim-in-subject', 'claim-in-subjekt'],
      `${FILE}:5:13 no rule has the id "claim-in-subjekt" (did you mean "claim-in-subject"?)`,
    ],
    ['a rule that is like no other', ['claim-in-subject', 'weather'], '(see rules list)'],
    ['no rule at all', ['[claim-in-subject]', '[]'], 'name the rules'],
    ['no owner', ['    owner: postmaster@example.com\n', ''], 'owner'],
    ['no reason', ['    reason: It writes about its own company.\n', ''], 'reason'],
    ['no end', ['    expires: 2027-06-30\n', ''], 'expires'],
    ['a sender that is neither domain nor address', ['Union.example', 'union'], 'a sender is a domain'],
    ['another word for unauthenticated mail', ['expires', 'unauthenticated: "yes"\n    expires'], 'accept'],
    ['a misspelt key', ['reason:', 'raeson:'], 'unknown key "raeson" (did you mean "reason"?)'],
  ])('%s', (_, [from, to], expected) => {
    expect(problems(UNION.replace(from ?? '', to ?? '')).join('\n')).toContain(expected);
  });

  it('the same id twice', () => {
    expect(problems(UNION + UNION.replace('exceptions:\n', ''))).toEqual([
      `${FILE}:9:5 the id "union" is already in ${FILE} (rename one)`,
    ]);
  });
});

it('does not judge the rules of a folder whose rules are wrong', () => {
  const { brands } = NAMES;
  expect(
    loadExceptions([{ file: FILE, text: UNION.replace('claim-in-subject', 'any') }], { brands }).ok,
  ).toBe(true);
});
