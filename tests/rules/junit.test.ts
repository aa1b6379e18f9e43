import { expect, it } from 'vitest';
import { junit } from '../../src/rules/junit.ts';

it('writes one suite per rule, failures with what was expected and got, and no sign that XML forbids', () => {
  const result = {
    rule: 'a',
    name: 'x <y> & "z"\u0000',
    expected: 'hit',
    got: 'miss',
    passed: false,
    detail: 'b c',
  } as const;
  const fine = { ...result, name: 'fine', got: 'hit', passed: true } as const;
  expect(junit([{ rule: 'a', passed: false, results: [result, fine] }])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="counterfoil rules" tests="2" failures="1">',
      '  <testsuite name="a" tests="2" failures="1">',
      '    <testcase classname="a" name="hit: x &lt;y&gt; &amp; &quot;z&quot;\uFFFD"><failure message="expected a hit, got a miss">fired: b c</failure></testcase>',
      '    <testcase classname="a" name="hit: fine"/>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  );
});
