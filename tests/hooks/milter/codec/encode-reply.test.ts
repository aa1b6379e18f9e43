import { describe, expect, it } from 'vitest';
import { encodeReply } from '../../../../src/hooks/milter/codec/encode-reply.ts';
import { FrameReader } from '../../../../src/hooks/milter/codec/frame-reader.ts';
import type { Reply } from '../../../../src/hooks/milter/codec/reply.ts';
import { decodeReply } from '../mail-server/decode-reply.ts';
import { bytes } from '../mail-server/encode-command.ts';

const REPLIES: readonly (readonly [Reply, wire: string])[] = [
  [{ kind: 'continue' }, '\0\0\0\x01c'],
  [{ kind: 'accept' }, '\0\0\0\x01a'],
  [{ kind: 'reject' }, '\0\0\0\x01r'],
  [{ kind: 'temporary-failure' }, '\0\0\0\x01t'],
  [{ kind: 'discard' }, '\0\0\0\x01d'],
  [{ kind: 'skip' }, '\0\0\0\x01s'],
  [{ kind: 'progress' }, '\0\0\0\x01p'],
  [{ kind: 'connection-failure' }, '\0\0\0\x01f'],
  [{ kind: 'shutdown' }, '\0\0\0\x014'],
  [
    { kind: 'negotiate', version: 6, actions: 0x131, protocol: 0xffffffff, macros: [] },
    '\0\0\0\x0dO\0\0\0\x06\0\0\x01\x31\xff\xff\xff\xff',
  ],
  [
    { kind: 'negotiate', version: 2, actions: 1, protocol: 0, macros: [{ stage: 5, names: ['i', '{v}'] }] },
    '\0\0\0\x17O\0\0\0\x02\0\0\0\x01\0\0\0\0\0\0\0\x05i {v}\0',
  ],
  [{ kind: 'add-header', name: 'X-A', value: '1' }, '\0\0\0\x07hX-A\x001\0'],
  [{ kind: 'insert-header', index: 0, name: 'X-A', value: ' 1\n 2' }, '\0\0\0\x0fi\0\0\0\0X-A\0 1\n 2\0'],
  [{ kind: 'change-header', index: 258, name: 'X-A', value: '' }, '\0\0\0\x0am\0\0\x01\x02X-A\0\0'],
  [{ kind: 'replace-body', chunk: bytes('\0\xff\r\n') }, '\0\0\0\x05b\0\xff\r\n'],
  [{ kind: 'add-recipient', path: '<a@b.example>' }, '\0\0\0\x0f+<a@b.example>\0'],
  [{ kind: 'add-recipient', path: '<a@b.example>', parameters: 'X=1' }, '\0\0\0\x132<a@b.example>\0X=1\0'],
  [{ kind: 'delete-recipient', path: '<a@b.example>' }, '\0\0\0\x0f-<a@b.example>\0'],
  [{ kind: 'change-sender', path: '<>' }, '\0\0\0\x04e<>\0'],
  [{ kind: 'change-sender', path: '<>', parameters: 'X=1' }, '\0\0\0\x08e<>\0X=1\0'],
  [{ kind: 'quarantine', reason: 'no' }, '\0\0\0\x04qno\0'],
  [{ kind: 'reply-code', text: '554 5.7.1 no' }, '\0\0\0\x0ey554 5.7.1 no\0'],
];

describe('encodeReply', () => {
  it.each(REPLIES.map(([reply, wire]) => [reply.kind, reply, wire] as const))(
    'writes %s',
    (_, reply, wire) => {
      expect(Buffer.from(encodeReply(reply)).toString('latin1')).toBe(wire);
      const [frame] = [...new FrameReader().read(encodeReply(reply))];
      expect(frame && decodeReply(frame)).toEqual(reply);
    },
  );

  it('doubles the percent signs of a reply code', () => {
    const wire = Buffer.from(encodeReply({ kind: 'reply-code', text: '451 4.7.1 100% full' })).toString(
      'latin1',
    );
    expect(wire).toContain('100%% full\0');
  });

  it.each<readonly [string, Reply]>([
    ['a NUL in a value', { kind: 'insert-header', index: 0, name: 'X-A', value: 'a\0b' }],
    ['a character that is no byte', { kind: 'insert-header', index: 0, name: 'X-A', value: '€' }],
    ['a chunk above 65,535 bytes', { kind: 'replace-body', chunk: new Uint8Array(65_536) }],
    ['a reply code that is neither 4xx nor 5xx', { kind: 'reply-code', text: '250 ok' }],
  ])('refuses %s', (_, reply) => {
    expect(() => encodeReply(reply)).toThrow(RangeError);
  });
});
