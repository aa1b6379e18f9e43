import type { RuleTestReport } from './test-rules.ts';

/** What the rules' own tests gave, in the XML that build servers read (JUnit: one suite per rule). */
export function junit(reports: readonly RuleTestReport[]): string {
  const all = reports.flatMap(({ results }) => results);
  const failed = all.filter(({ passed }) => !passed).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="counterfoil rules" tests="${all.length}" failures="${failed}">`,
    ...reports.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ rule, results }: RuleTestReport): string[] {
  const failed = results.filter(({ passed }) => !passed).length;
  return [
    `  <testsuite name="${escaped(rule)}" tests="${results.length}" failures="${failed}">`,
    ...results.map(testcase),
    '  </testsuite>',
  ];
}

function testcase({ rule, name, expected, got, passed, detail }: RuleTestReport['results'][number]): string {
  const open = `    <testcase classname="${escaped(rule)}" name="${escaped(`${expected}: ${name}`)}"`;
  if (passed) return `${open}/>`;
  const message = escaped(`expected a ${expected}, got a ${got}`);
  return `${open}><failure message="${message}">${escaped(`fired: ${detail}`)}</failure></testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 §2.2 allows no other control characters than these, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
