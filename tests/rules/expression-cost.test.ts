import { describe, expect, it } from 'vitest';
import { expressionCompiler } from '../../src/rules/expression.ts';
import { CONTEXT, KNOWN } from './rule-document.ts';

const OWNERS: Readonly<Record<string, string>> = { 'pay.proximus.example': 'proximus' };

const compiler = expressionCompiler(
  { signals: new Set(KNOWN.signals), brands: new Set(KNOWN.brands) },
  (host) => OWNERS[host] ?? '',
);

const MEGABYTES = 'a'.repeat(10_000_000);

const HOSTILE = {
  ...CONTEXT,
  message: {
    ...CONTEXT.message,
    subject: `${MEGABYTES}!`,
    linkHosts: Array.from({ length: 2_000 }, (_, index) => `${'a'.repeat(200)}.${index}.example`),
  },
};

/** As many parts as a condition may have, each over every link. */
const DEAR = `message.linkHosts.all(host, ${Array.from({ length: 12 }, (_, index) => `!host.contains("b${index}") && !message.subject.contains("b${index}")`).join(' && ')})`;

describe('what an evaluation may cost', () => {
  it('stays within milliseconds on a subject of 10 MB and 2,000 links', () => {
    const compilation = compiler.compile(DEAR);
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
    const started = performance.now();
    const facts = compiler.bind(HOSTILE);
    for (let round = 0; round < 20; round++) expect(compilation.expression.holds(facts)).toBe(true);
    // 20 rules; a second is a hundred times what they take, for machines that do much else.
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    [
      'one comprehension in another',
      'message.linkHosts.all(a, message.linkHosts.all(b, a != b))',
      'inside another',
    ],
    ['a pattern', 'message.subject.matches("(a+)+$")', 'a rule has no patterns'],
    ['text that grows', 'message.subject + message.subject == ""', 'cannot be used in a rule'],
    ['a split of the text', 'message.subject.split("").size() > 3', 'methods: all'],
  ])('%s', (_, source, expected) => {
    const compilation = compiler.compile(source);
    expect(compilation.ok ? '' : JSON.stringify(compilation.problems)).toContain(expected);
  });
});

describe('our own functions', () => {
  it.each([
    ['within(origin.domain, "contactcenter.example")', true],
    ['within(origin.domain, "example")', true],
    ['within(origin.domain, "center.example")', false],
    ['"pay.proximus.example".owner() == "proximus"', true],
    ['message.linkHosts.exists(host, host.owner() == claim.brand)', false],
    ['message.linkHosts.all(host, host.owner() == "")', true],
    ['message.subject.lowerAscii().contains("rendez-vous")', true],
    ['envelope.recipientCount == 1 && "example.be" in envelope.recipientDomains', true],
    ['recipients.country == "BE" && "nl" in recipients.languages', true],
    ['context.remembered && context.knownTo == "nobody"', true],
  ])('%s is %s', (source, expected) => {
    const compilation = compiler.compile(source);
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
    expect(compilation.expression.holds(compiler.bind(CONTEXT))).toBe(expected);
  });

  it.each([
    ['origin.domain.owner() == "proximos"', 'did you mean \\"proximus\\"?'],
    ['within(origin.domain)', ''],
    ['context.knownTo == "everybody"', 'is no known value of context.knownTo'],
    ['envelope.sender == ""', 'unknown field'],
  ])('%s is refused', (source, expected) => {
    const compilation = compiler.compile(source);
    expect(compilation.ok).toBe(false);
    expect(JSON.stringify(compilation)).toContain(expected);
  });
});
