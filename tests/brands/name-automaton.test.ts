import { describe, expect, it } from 'vitest';
import { buildAutomaton, findPatterns } from '../../src/brands/name-automaton.ts';
import { fc, test } from './property.ts';

function occurrences(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  const codes = Uint16Array.from(text, (_, at) => text.charCodeAt(at));
  findPatterns(buildAutomaton(patterns), codes, (pattern, start, end) =>
    found.push(`${patterns[pattern]}@${start}-${end}`),
  );
  return found;
}

/** What it must find, found slowly. */
function slowly(patterns: readonly string[], text: string): string[] {
  return patterns.flatMap((pattern) =>
    Array.from(text, (_, at) => at)
      .filter((at) => text.startsWith(pattern, at))
      .map((at) => `${pattern}@${at}-${at + pattern.length}`),
  );
}

describe('findPatterns', () => {
  it('finds overlapping and nested patterns', () => {
    expect(occurrences(['he', 'she', 'his', 'hers'], 'ushers').sort()).toEqual([
      'he@2-4',
      'hers@2-6',
      'she@1-4',
    ]);
  });

  it('finds nothing with no patterns and in no text', () => {
    expect(occurrences([], 'paypal')).toEqual([]);
    expect(occurrences(['paypal'], '')).toEqual([]);
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  test(
    'finds what a slow search finds',
    fc.tuple(
      fc.uniqueArray(words, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 60 }),
    ),
    ([patterns, text]) => expect(occurrences(patterns, text).sort()).toEqual(slowly(patterns, text).sort()),
  );
});
