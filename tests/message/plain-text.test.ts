import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/message/plain-text.ts';

function linesOf(text: string, flowed: 'no' | 'yes' | 'delSp' = 'no'): string[] {
  return readPlainText(text, flowed).lines.map((line) => `${line.quoted ? '> ' : ''}${line.text}`);
}

describe('readPlainText', () => {
  it.each([
    ['every kind of line end', 'a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['empty lines', 'a\n\n  \nb', ['a', 'b']],
    ['white space', 'a \t b', ['a b']],
    ['quoted', 'own\n> old\n> > older\n>>oldest', ['own', '> old', '> older', '> oldest']],
    ['indented mark', ' > old', ['> old']],
    ['an arrow is no mark', 'a -> b', ['a -> b']],
    ['escaped From of mbox', '>From here on', ['>From here on']],
  ])('%s', (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it('joins flowed lines', () => {
    expect(linesOf('a technician \nwill visit you\nsoon', 'yes')).toEqual([
      'a technician will visit you',
      'soon',
    ]);
    expect(linesOf('tech \nnician', 'delSp')).toEqual(['technician']);
  });

  it('keeps flowed lines of different depth apart', () => {
    expect(linesOf('> old \nown', 'yes')).toEqual(['> old', 'own']);
  });

  it('does not join a signature delimiter', () => {
    expect(linesOf('bye\n-- \nJan', 'yes')).toEqual(['bye', '--', 'Jan']);
  });
});
