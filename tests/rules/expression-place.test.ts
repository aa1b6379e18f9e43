import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/compile-rules.ts';
import { KNOWN, ruleDocument } from './rule-document.ts';

function placeOf(when: string): string[] {
  const compilation = compileRules([ruleDocument('a-rule', when)], KNOWN);
  return compilation.ok ? [] : compilation.problems.map(({ line, column }) => `${line}:${column}`);
}

describe('the place of a mistake in a condition', () => {
  it.each([
    ['a plain scalar', 'asked("pay") && nix', ['4:23']],
    ['a quoted scalar', `'asked("pay") && nix'`, ['4:24']],
    ['a block of lines', '|\n  asked("pay") &&\n    nix', ['6:5']],
    ['the first line of a block', '|\n  nix &&\n  asked("pay")', ['5:3']],
    ['a folded block, which is no longer what the file says', '>\n  asked("pay") &&\n  nix', ['4:1']],
    ['a scalar with escapes', '"asked(\\"pay\\") && nix"', ['4:1']],
  ])('%s', (_, when, places) => {
    expect(placeOf(when)).toEqual(places);
  });
});
