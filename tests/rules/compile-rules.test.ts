import { describe, expect, it } from 'vitest';
import { type Document, formatProblem } from '../../src/documents/document.ts';
import { compileRules } from '../../src/rules/compile-rules.ts';
import { KNOWN, ruleDocument, ruleSetOf } from './rule-document.ts';

function problemsOf(...documents: Document[]): string[] {
  const compilation = compileRules(documents, KNOWN);
  return compilation.ok ? [] : compilation.problems.map(formatProblem);
}

function edited(pattern: string | RegExp, replacement: string): Document {
  const document = ruleDocument('proximus-stranger', 'brand("proximus")');
  return { ...document, text: document.text.replace(pattern, replacement) };
}

describe('a rule that does not load', () => {
  it.each([
    [
      'an unknown key',
      edited('weight:', 'wieght:'),
      'rules/claim/proximus-stranger.yaml:5:1 unknown key "wieght" (did you mean "weight"?)',
    ],
    ['an unknown question', edited('question: claim', 'question: clam'), '2:1 question:'],
    [
      'another id than its file',
      edited('id: proximus-stranger', 'id: proximus'),
      '1:1 id "proximus" in the file proximus-stranger.yaml (write id: proximus-stranger)',
    ],
    ['a language left out', edited(/ {2}et: .*\n/, ''), 'reason.et:'],
    [
      'a reason with an unknown placeholder',
      edited('from {domain}', 'from {domian}'),
      'unknown placeholder {domian}',
    ],
    [
      'a false positive that says nothing',
      edited('A call centre that writes for the brand.', 'Unknown mail'),
      '"Unknown" is no answer',
    ],
    [
      'no false positive',
      edited(/falsePositives:\n.*\n.*\n/, 'falsePositives: []\n'),
      'every rule is wrong at times',
    ],
    [
      'no message that hits',
      edited(/ {2}hits:[\s\S]* {2}misses/, '  hits: []\n  misses'),
      'a rule needs a message that hits',
    ],
    ['no near miss', edited(/ {2}misses:[\s\S]*/, '  misses: []\n'), 'a rule needs a near miss'],
    ['a weight with two decimals', edited('weight: 2.5', 'weight: 2.55'), 'a weight has one decimal'],
    ['a reference that is no https address', edited('https://www', 'http://www'), 'references.0'],
    ['broken YAML', edited('when: ', 'when: "'), 'rules/claim/proximus-stranger.yaml:4:'],
  ])('says where: %s', (_, document, problem) => {
    expect(problemsOf(document).join('\n')).toContain(problem);
  });

  it('names the folder of another question', () => {
    const document = { ...ruleDocument('a-rule', 'asked("pay")'), file: 'rules/origin/a-rule.yaml' };
    expect(problemsOf(document)).toEqual([
      'rules/origin/a-rule.yaml:2:1 question "claim" in the folder origin/ (move the file to claim/ or correct the question)',
    ]);
  });

  it('refuses an ask that makes a message more trustworthy', () => {
    const document = ruleDocument('a-rule', 'asked("pay")', { question: 'ask', weight: -1 });
    expect(problemsOf(document)[0]).toContain('an ask makes no message more trustworthy');
  });

  it('refuses an id that another folder has', () => {
    const problems = problemsOf(
      ruleDocument('twice', 'asked("pay")'),
      ruleDocument('twice', 'asked("pay")', { question: 'ask' }),
    );
    expect(problems).toEqual([expect.stringContaining('id "twice" is taken by rules/claim/twice.yaml')]);
  });

  it('tells every problem of every file at once, in the order of the files', () => {
    const problems = problemsOf(
      ruleDocument('second', 'asked("pya") && orgin.role == "stranger"'),
      ruleDocument('first', 'seen("claim-in-local-prt")'),
      edited('weight:', 'wieght:'),
    );
    expect(problems.map((problem) => problem.replace(/ .*/, ''))).toEqual([
      'rules/claim/first.yaml:4:12',
      'rules/claim/proximus-stranger.yaml:1:1',
      'rules/claim/proximus-stranger.yaml:5:1',
      'rules/claim/second.yaml:4:13',
      'rules/claim/second.yaml:4:23',
    ]);
  });
});

describe('the version of a rule set', () => {
  const one = ruleDocument('one', 'asked("pay")');
  const two = ruleDocument('two', 'asked("login")');

  it('depends on the rules and not on the order of their files', () => {
    expect(ruleSetOf(one, two).version).toBe(ruleSetOf(two, one).version);
    expect(ruleSetOf(one, two).version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with a weight', () => {
    const heavier = ruleDocument('two', 'asked("login")', { weight: 2.6 });
    expect(ruleSetOf(one, heavier).version).not.toBe(ruleSetOf(one, two).version);
  });
});

describe('rules/local', () => {
  const shipped = ruleDocument('visit', 'asked("appointment")', { question: 'ask' });
  const local = (text: string): Document => ({ file: 'rules/local/ask/visit.yaml', text });

  it('changes the weight of a shipped rule and nothing else', () => {
    const rule = ruleSetOf(shipped, local('id: visit\nweight: 0.5\n')).find('visit');
    expect(rule).toMatchObject({ weight: 0.5, status: 'stable', when: 'asked("appointment")' });
  });

  it('puts a shipped rule on trial', () => {
    const rule = ruleSetOf(shipped, local('id: visit\nstatus: experimental\n')).find('visit');
    expect(rule).toMatchObject({ weight: 2.5, status: 'experimental' });
  });

  it('adds a rule under a new name', () => {
    const own = { ...ruleDocument('ours', 'asked("pay")'), file: 'rules/local/claim/ours.yaml' };
    expect(ruleSetOf(shipped, own).rules.map(({ id }) => id)).toEqual(['ours', 'visit']);
  });

  it.each([
    ['a misspelt key', 'id: visit\nwieght: 1\n', '2:1 unknown key "wieght" (did you mean "weight"?)'],
    ['nothing to change', 'id: visit\n', 'changes its status or its weight'],
    ['another id', 'id: visits\nweight: 1\n', 'did you mean "visit"?'],
  ])('refuses %s', (_, text, problem) => {
    expect(problemsOf(shipped, local(text)).join('\n')).toContain(problem);
  });
});
