import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDifference, differenceOf } from '../../../src/engine/queue/body-difference.ts';

async function roundTrip(content: Uint8Array, body: Uint8Array): Promise<Buffer> {
  const { middle, ...difference } = differenceOf(content, body);
  return Buffer.from(await applyDifference(content, difference, middle));
}

describe('differenceOf', () => {
  it('holds what was put in between, and no more', () => {
    const text = 'x'.repeat(200_000);
    const content = Buffer.from(`Subject: a\r\n\r\n${text}${text}`);
    const { middle } = differenceOf(content, Buffer.from(`${text}BANNER${text}`));
    expect(Buffer.from(middle).toString()).toBe('BANNER');
  });

  it.each([
    ['the same body', 'A: b\r\n\r\nbody', 'body'],
    ['an empty body', 'A: b\r\n\r\nbody', ''],
    ['a message without a body', 'A: b', 'body'],
    ['a body that repeats itself', 'A: b\r\n\r\naaaa', 'aaaaaa'],
    ['a shorter body that repeats itself', 'A: b\r\n\r\naaaaaa', 'aaa'],
  ])('brings back %s', async (_, content, body) => {
    expect((await roundTrip(Buffer.from(content), Buffer.from(body))).toString()).toBe(body);
  });

  it('brings back any body of any message', async () => {
    const bytes = fc
      .array(fc.constantFrom(13, 10, 65, 66), { maxLength: 60 })
      .map((list) => Buffer.from(list));
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (content, body) => (await roundTrip(content, body)).equals(body)),
    );
  });

  it('brings back 9 MB, piece by piece', async () => {
    const attachment = Buffer.alloc(9_000_000, 'attachment');
    const body = Buffer.concat([Buffer.from('BANNER'), attachment]);
    const back = await roundTrip(Buffer.concat([Buffer.from('A: b\r\n\r\n'), attachment]), body);
    expect(back.equals(body)).toBe(true);
  });
});
