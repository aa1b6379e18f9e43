import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import type { Edit } from '../../src/rewrite/edit.ts';
import { toCarriageReturns, toLineFeeds } from '../../src/rewrite/line-ends.ts';

function applied(content: string, ...edits: Edit[]): string {
  return Buffer.from(applyEdits(Buffer.from(content, 'latin1'), edits)).toString('latin1');
}

describe('applyEdits', () => {
  it.each<[string, string, Edit[], string]>([
    ['changes nothing without edits', 'A: 1\nnonsense\r\n\n\xffbody', [], 'A: 1\nnonsense\r\n\n\xffbody'],
    [
      'counts occurrences as received',
      'A: 1\r\nB: 2\r\na : 3\r\n\t4\r\nA: 5\r\n\r\nA: 6',
      [
        { kind: 'delete-field', name: 'A', occurrence: 2 },
        { kind: 'delete-field', name: 'a', occurrence: 1 },
      ],
      'B: 2\r\nA: 5\r\n\r\nA: 6',
    ],
    [
      'inserts each field above the ones before, with the line ends of the header',
      'A: 1\n\nbody',
      [
        { kind: 'insert-field', name: 'X', value: '1\n 2' },
        { kind: 'insert-field', name: 'Y', value: '3' },
      ],
      'Y: 3\nX: 1\n 2\nA: 1\n\nbody',
    ],
    [
      'inserts below the line of an mbox',
      'From a@b.example Sat Jan  3 01:05:34 2026\nA: 1\n\n',
      [{ kind: 'insert-field', name: 'X', value: '1' }],
      'From a@b.example Sat Jan  3 01:05:34 2026\nX: 1\nA: 1\n\n',
    ],
    [
      'replaces a field where it stands',
      'A: 1\r\nCONTENT-TYPE: x\r\n y\r\nB: 2\r\n\r\n',
      [{ kind: 'replace-field', name: 'Content-Type', occurrence: 1, value: 'z' }],
      'A: 1\r\nCONTENT-TYPE: z\r\nB: 2\r\n\r\n',
    ],
    [
      'replaces the body in the line ends of the message',
      'A: 1\n\nold',
      [{ kind: 'replace-body', body: Buffer.from('new\r\nlines\r\n') }],
      'A: 1\n\nnew\nlines\n',
    ],
    [
      'gives a body to a message that has none',
      'A: 1',
      [{ kind: 'replace-body', body: Buffer.from('new') }],
      'A: 1\r\n\r\nnew',
    ],
    ['has nothing to do for a quarantine', 'A: 1\n\n', [{ kind: 'quarantine', reason: 'x' }], 'A: 1\n\n'],
  ])('%s', (_, content, edits, expected) => {
    expect(applied(content, ...edits)).toBe(expected);
  });
});

describe('line ends', () => {
  it('come back as they were, however mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(10, 13, 65), { maxLength: 60 }), (bytes) => {
        const content = Uint8Array.from(bytes);
        expect(Array.from(toLineFeeds(toCarriageReturns(content)))).toEqual(bytes);
      }),
    );
  });
});
