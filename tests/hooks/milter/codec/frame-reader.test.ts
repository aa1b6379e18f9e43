import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, FrameReader } from '../../../../src/hooks/milter/codec/frame-reader.ts';
import { bytes, frame } from '../mail-server/encode-command.ts';

const STREAM = Buffer.concat([
  frame('H', bytes('mail.example.org\0')),
  frame('N'),
  frame('B', bytes('\0\r\n\xff')),
]);
const FRAMES = [
  ['H', 'mail.example.org\0'],
  ['N', ''],
  ['B', '\0\r\n\xff'],
];

function readAll(reader: FrameReader, chunks: readonly Uint8Array[]): string[][] {
  return chunks.flatMap((chunk) => [...reader.read(chunk)].map(readable));
}

function readable({ code, data }: Frame): string[] {
  return [code, Buffer.from(data).toString('latin1')];
}

describe('FrameReader', () => {
  it('cuts several frames out of one read', () => {
    expect(readAll(new FrameReader(), [STREAM])).toEqual(FRAMES);
  });

  it.each(Array.from({ length: STREAM.length + 1 }, (_, split) => split))(
    'does not mind a split at byte %i',
    (split) => {
      const reader = new FrameReader();
      expect(readAll(reader, [STREAM.subarray(0, split), STREAM.subarray(split)])).toEqual(FRAMES);
    },
  );

  it('reads byte by byte', () => {
    const chunks = Array.from(STREAM, (byte) => Uint8Array.of(byte));
    expect(readAll(new FrameReader(), chunks)).toEqual(FRAMES);
  });

  it('gives back any frames, however the stream is cut', () => {
    const sent = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 });
    const cuts = fc.array(fc.nat({ max: 3000 }), { maxLength: 20 });
    fc.assert(
      fc.property(sent, cuts, (datas, places) => {
        const stream = Buffer.concat(datas.map((data) => frame('B', data)));
        const edges = [
          0,
          ...places.map((place) => Math.min(place, stream.length)).sort((a, b) => a - b),
          stream.length,
        ];
        const chunks = edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge));
        const read = readAll(new FrameReader(), chunks);
        expect(read).toEqual(datas.map((data) => ['B', Buffer.from(data).toString('latin1')]));
      }),
    );
  });

  it('refuses a frame of length zero', () => {
    expect(() => readAll(new FrameReader(), [bytes('\0\0\0\0')])).toThrow('a frame without a command');
  });

  it('refuses a frame above 1 MiB as soon as its length is known', () => {
    const reader = new FrameReader();
    expect(readAll(reader, [bytes('\0\x10\0\x01B')])).toEqual([]);
    expect(() => readAll(new FrameReader(), [bytes('\0\x10\0\x02')])).toThrow('above the size limit');
    expect(() => readAll(new FrameReader(), [bytes('\xff\xff\xff\xff')])).toThrow('above the size limit');
  });

  it('reads a frame of 1 MiB in reads of one byte within a second', { timeout: 10_000 }, () => {
    const reader = new FrameReader();
    const stream = frame('B', Buffer.alloc(1_048_576, 'x'));
    const start = process.cpuUsage();
    let count = 0;
    for (let index = 0; index < stream.length; index++) {
      count += [...reader.read(stream.subarray(index, index + 1))].length;
    }
    expect(count).toBe(1);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(3);
  });
});
