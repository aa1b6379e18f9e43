import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader, splitHeader } from '../../src/message/header.ts';
import { LIMITS } from '../../src/message/limits.ts';

function fieldsOf(source: string): [string, string][] {
  return readHeader(Buffer.from(source, 'latin1')).fields.map((field) => [field.name, field.value]);
}

describe('splitHeader', () => {
  it('loses nothing: the pieces joined are the block', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ':', ' ', '\t', '\r', '\n', 'é') }), (block) => {
        expect(splitHeader(block).join('')).toBe(block);
      }),
    );
  });

  it('keeps folds with their field', () => {
    expect(splitHeader('A: 1\r\n 2\r\nB: 3\n')).toEqual(['A: 1\r\n 2\r\n', 'B: 3\n']);
  });
});

describe('readHeader', () => {
  it.each([
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody'],
    ['LF', 'A: 1\nB: 2\n\nbody'],
    ['mixed', 'A: 1\nB: 2\r\n\nbody'],
    ['white space in front of the colon', 'A : 1\r\nB\t: 2\r\n\r\nbody'],
    ['mbox line', 'From jan@example.org Sat Jan  3 01:05:34 1996\nA: 1\nB: 2\n\nbody'],
    ['escaped mbox line', '>From jan@example.org Sat Jan  3 01:05:34 1996\nA: 1\nB: 2\n\nbody'],
    ['line without a colon', 'A: 1\nnonsense\nB: 2\n\nbody'],
  ])('reads fields: %s', (_, source) => {
    expect(fieldsOf(source)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('ends at the first empty line', () => {
    const source = 'A: 1\r\n\r\nB: 2\r\n';
    expect(source.slice(readHeader(Buffer.from(source)).bodyStart)).toBe('B: 2\r\n');
  });

  it.each([
    ['no body', 'A: 1\r\n', 6],
    ['nothing', '', 0],
    ['no header', '\r\nbody', 2],
  ])('finds the body: %s', (_, source, bodyStart) => {
    expect(readHeader(Buffer.from(source)).bodyStart).toBe(bodyStart);
  });

  it('unfolds the value and keeps the folds in the raw body', () => {
    const [field] = readHeader(Buffer.from('Subject: one\r\n\ttwo\r\n three\r\n\r\n')).fields;
    expect(field).toEqual({
      name: 'Subject',
      key: 'subject',
      raw: ' one\r\n\ttwo\r\n three',
      value: 'one\ttwo three',
    });
  });

  it('reads raw 8-bit as UTF-8 where it is and as windows-1252 where it is not', () => {
    expect(fieldsOf(Buffer.from('A: déjà €').toString('latin1'))).toEqual([['A', 'déjà €']]);
    expect(fieldsOf('A: d\xe9j\xe0 \x80')).toEqual([['A', 'déjà €']]);
  });

  it('stops at a thousand fields and says so', () => {
    const header = readHeader(Buffer.from('A: 1\r\n'.repeat(LIMITS.headerFields + 1)));
    expect(header.fields).toHaveLength(LIMITS.headerFields);
    expect(header.limitsReached).toEqual(['header-fields']);
  });

  it('finds the body behind a header that is too long', () => {
    const source = `A: 1\r\nB: ${'x'.repeat(LIMITS.headerBytes)}\r\nC: 3\r\n\r\nbody`;
    const header = readHeader(Buffer.from(source));
    expect(source.slice(header.bodyStart)).toBe('body');
    expect(header.limitsReached).toEqual(['header-bytes']);
    expect(header.fields.map((field) => field.name)).toEqual(['A', 'B']);
  });
});
