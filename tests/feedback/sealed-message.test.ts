import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../src/feedback/sealed-message.ts';

const KEY = 'ab'.repeat(32);
const MESSAGE = Buffer.from('From: Jan <jan@example.org>\r\n\r\nSecret words\r\n');

describe('a sealed message', () => {
  it('opens with its key and id, and holds no word of the message', () => {
    const sealed = seal(MESSAGE, 'id-1', KEY);
    expect(sealed.includes('Secret')).toBe(false);
    expect(unseal(sealed, 'id-1', KEY)).toEqual(MESSAGE);
  });

  it('is another one every time', () => {
    expect(seal(MESSAGE, 'id-1', KEY).equals(seal(MESSAGE, 'id-1', KEY))).toBe(false);
  });

  it.each([
    ['another key', () => unseal(seal(MESSAGE, 'id-1', KEY), 'id-1', 'cd'.repeat(32))],
    ['the id of another message', () => unseal(seal(MESSAGE, 'id-1', KEY), 'id-2', KEY)],
    ['a file that is none', () => unseal(Buffer.from('CF1'), 'id-1', KEY)],
    [
      'a changed byte',
      () => {
        const sealed = seal(MESSAGE, 'id-1', KEY);
        sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
        return unseal(sealed, 'id-1', KEY);
      },
    ],
  ])('does not open with %s', (_, open) => {
    expect(open).toThrow(/id-/);
  });
});
