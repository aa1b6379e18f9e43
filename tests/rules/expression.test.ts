import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionCompiler } from '../../src/rules/expression.ts';
import { CONTEXT, KNOWN } from './rule-document.ts';

const compiler = expressionCompiler({ signals: new Set(KNOWN.signals), brands: new Set(KNOWN.brands) });

function holds(source: string): boolean {
  const compilation = compiler.compile(source);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  return compilation.expression.holds(compiler.bind(CONTEXT));
}

function problems(source: string): string[] {
  const compilation = compiler.compile(source);
  if (compilation.ok) return [];
  return compilation.problems.map(
    ({ offset, message, cure }) => `${offset} ${message}${cure ? ` (${cure})` : ''}`,
  );
}

describe('an expression', () => {
  it.each([
    ['seen("claim-in-local-part")', true],
    ['seen("lookalike-domain")', false],
    ['asked("appointment")', true],
    ['asked("pay")', false],
    ['brand("proximus")', true],
    ['brand("kpn")', false],
    ['claim.brand == "proximus" && claim.deskWord && !claim.disguised && !claim.ambiguous', true],
    ['claim.brand == ""', false],
    ['"from.local-part" in claim.places', true],
    ['claim.places.exists(place, place in ["subject", "signature"])', true],
    ['claim.places.all(place, place == "signature")', false],
    ['origin.role in ["stranger", "lookalike"]', true],
    ['origin.domain.endsWith(".example") ? origin.firstContact : false', true],
    ['origin.authenticated || origin.spf == "fail" || origin.dmarc == "fail"', false],
    ['asks.size() == 1 && size(asks) < 2', true],
    ['message.language == "fr" && message.linkCount >= 1 && message.recipientCount <= 1', true],
    ['message.attachmentCount > 0 || message.imageCount > 0 || message.textLength > 1000', false],
    ['"undotted-host" in message.fromDefects && message.limitsReached.size() == 0', true],
  ])('%s is %s', (source, expected) => {
    expect(holds(source)).toBe(expected);
  });
});

describe('a mistake in an expression', () => {
  it.each([
    ['sen("visit-announced")', '0 unknown function "sen" (did you mean "seen"?)'],
    ['seen("visit-anounced")', '5 "visit-anounced" is no known signal (did you mean "visit-announced"?)'],
    ['asked("apointment")', '6 "apointment" is no known kind of ask (did you mean "appointment"?)'],
    ['brand("proximuss")', '6 "proximuss" is no known brand (did you mean "proximus"?)'],
    ['orgin.role == "stranger"', '0 unknown variable "orgin" (did you mean "origin"?)'],
    ['origin.rol == "stranger"', '7 unknown field "rol" (did you mean "role"?)'],
    ['origin.role == "strange"', '15 "strange" is no known value of origin.role (did you mean "stranger"?)'],
    ['"strange" != origin.role', '0 "strange" is no known value of origin.role (did you mean "stranger"?)'],
    ['claim.brand == "pn"', '15 "pn" is no known brand (did you mean "kpn"?)'],
    ['"bdy" in claim.places', '0 "bdy" is no known value of claim.places (did you mean "body"?)'],
    ['asks.exists(a, a == "pya")', '20 "pya" is no known kind of ask (did you mean "pay"?)'],
    [
      'origin.spf in ["pass", "neural"]',
      '23 "neural" is no known value of origin.spf (did you mean "neutral"?)',
    ],
    [
      'message.language == "zz"',
      '20 "zz" is no known value of message.language (known: de, en, et, fr, nl, und)',
    ],
  ])('%s', (source, problem) => {
    expect(problems(source)).toEqual([problem]);
  });

  it.each([
    ['a signal that is no literal', 'seen(claim.brand)', 'seen() takes one signal in quotes'],
    [
      'two signals in one call',
      'seen("visit-announced", "payment-demand")',
      'seen() takes one signal in quotes',
    ],
    ['no signal at all', 'seen()', 'seen() takes one signal in quotes'],
    ['a text where a number belongs', 'message.linkCount > "1"', 'no such overload: int > string'],
    ['a condition that is no condition', 'origin.domain', 'the condition is a string'],
    ['half an expression', 'seen("visit-announced") &&', 'Unexpected token'],
    ['a field of something that has none', 'origin.domain.length > 1', 'Cannot index type'],
    ['a pattern, which can take seconds', 'origin.domain.matches("(a+)+$")', 'unknown method "matches"'],
    ['arithmetic', 'message.linkCount * 2 > 3', 'operator "*" cannot be used'],
    ['an index', 'asks[0] == "pay"', 'operator "[]" cannot be used'],
    ['a map', '{"a": true}["a"]', 'operator "[]" cannot be used'],
    ['a comprehension that transforms', 'asks.map(a, a).size() > 0', 'unknown method "map"'],
    ['a variable of another comprehension', 'asks.exists(a, true) && a == "pay"', 'unknown variable "a"'],
    [
      'a comprehension inside another',
      'asks.exists(a, claim.places.exists(b, b == a))',
      'exists() inside another',
    ],
    ['too many levels', `${'('.repeat(40)}true${')'.repeat(40)}`, 'too long or too deep'],
    ['too many parts', Array.from({ length: 120 }, () => 'true').join(' && '), 'too long or too deep'],
  ])('is told: %s', (_, source, problem) => {
    expect(problems(source).join('\n')).toContain(problem);
  });

  it('tells several at once, from left to right', () => {
    expect(
      problems('seen("x") && orgin.role == "y" && brand("z")').map((each) => each.split(' ')[0]),
    ).toEqual(['5', '13', '40']);
  });
});

describe('any text at all', () => {
  const token = fc.constantFrom(
    ...'seen asked brand claim origin message asks . , ( ) [ ] { } ? : || && ! == != in < > + - * / % "pay" 1 1u 1.5 0x'.split(
      ' ',
    ),
    ...[
      'true',
      'null',
      "b'x'",
      'exists',
      'all',
      'a',
      'role',
      'places',
      '"""',
      '\\',
      '\n',
      '//',
      'has',
      'cel',
      'bind',
    ],
  );
  const nearlyAnExpression = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(' '));

  it('is compiled or refused with a place inside it, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlyAnExpression), (source) => {
        const compilation = compiler.compile(source);
        if (compilation.ok) return;
        expect(compilation.problems).not.toHaveLength(0);
        for (const { offset } of compilation.problems) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
