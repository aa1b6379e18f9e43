import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeFrame, encodeFrame } from '../../../src/engine/queue/frame.ts';

const Head = z.strictObject({ name: z.string() });

describe('a frame', () => {
  it('gives back its head and its bytes', () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    const { head, bytes: back } = decodeFrame(Head, encodeFrame({ name: 'é' }, bytes));
    expect(head).toEqual({ name: 'é' });
    expect(Buffer.from(back)).toEqual(bytes);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['less than a length', Buffer.from([0, 0])],
    ['a length beyond its end', Buffer.from([255, 255, 255, 255, 123])],
    ['no JSON', encodeFrame({}, Buffer.alloc(0)).fill(120, 4)],
    ['another head', encodeFrame({ title: 'x' }, Buffer.alloc(0))],
  ])('is refused with a fault: %s', (_, frame) => {
    expect(() => decodeFrame(Head, frame)).toThrow(expect.objectContaining({ code: 'queue-unavailable' }));
  });
});
