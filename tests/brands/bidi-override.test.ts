import { describe, expect, it } from 'vitest';
import { showOverrides } from '../../src/brands/bidi-override.ts';
import { fc, test } from './property.ts';

describe('a text with an override', () => {
  it.each([
    ['the whole', '\u202EsumixorP\u202C', 'Proximus'],
    ['not closed', 'a \u202Ecba', 'a abc'],
    ['two', '\u202Eba\u202C and \u202Edc\u202C', 'ab and cd'],
    ['to the end of the line', '\u202Eba\ncd', 'ab\ncd'],
    ['pairs of surrogates', '\u202E𝐛𝐚', '𝐚𝐛'],
  ])('is shown turned round: %s', (_, text, shown) => {
    expect(showOverrides(text)?.text.replaceAll('\u200B', '')).toBe(shown);
  });

  it.each([
    ['no override', 'Proximus'],
    ['another direction within', '\u202E\u2066abc'],
    ['nothing within', 'abc\u202E'],
  ])('is left as it is: %s', (_, text) => expect(showOverrides(text)).toBeUndefined());

  test(
    'keeps its length',
    fc.string({ unit: fc.constantFrom('a', 'b', '\u202E', '\u202C', '\n', '\u{1D41A}') }),
    (text) => {
      expect(showOverrides(text)?.text.length ?? text.length).toBe(text.length);
    },
  );
});
