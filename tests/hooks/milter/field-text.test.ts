import { describe, expect, it } from 'vitest';
import { fieldText, isFieldName, lineText } from '../../../src/hooks/milter/field-text.ts';

describe('fieldText', () => {
  it.each([
    ['plain text', 'impersonation; score=8.7', 'impersonation; score=8.7'],
    ['a fold', 'a\n b', 'a\n b'],
    ['a fold with a tab', 'a\n\tb', 'a\n b'],
    ['CRLF', 'a\r\n b', 'a\n b'],
    ['a lone CR', 'a\rb', 'a\n b'],
    ['another field', 'a\nX-Forged: b', 'a\n X-Forged: b'],
    ['the end of the header', 'a\n\nbody', 'a\n body'],
    ['a line of white space', 'a\n \t\nb', 'a\n b'],
    ['white space at both ends', '  a  ', 'a'],
    ['8-bit text', 'caf\u00e9 \u20ac', 'caf? ?'],
    ['control characters', 'a\0b\u001bc\u007fd', 'a b c?d'],
    ['nothing', '\n', ''],
  ])('writes %s', (_, value, text) => {
    expect(fieldText(value)).toBe(text);
  });

  it('takes 100 kB of line ends in a moment', () => {
    const start = process.cpuUsage();
    expect(fieldText('\r\n'.repeat(50_000))).toBe('');
    expect(fieldText(`${' '.repeat(100_000)}x`)).toBe('x');
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  });
});

describe('lineText', () => {
  it('is one line', () => {
    expect(lineText('suspicious\r\nof \u00e9\0')).toBe('suspicious  of ?');
  });
});

describe('isFieldName', () => {
  it.each(['X-Counterfoil-Verdict', "!#$%&'*+-.^_`|~"])('is %s', (name) => {
    expect(isFieldName(name)).toBe(true);
  });

  it.each(['', 'X A', 'X:', 'X\n', 'X\0', 'Caf\u00e9'])('is not %j', (name) => {
    expect(isFieldName(name)).toBe(false);
  });
});
