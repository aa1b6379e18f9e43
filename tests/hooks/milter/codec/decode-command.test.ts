import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/hooks/milter/codec/command.ts';
import { decodeCommand } from '../../../../src/hooks/milter/codec/decode-command.ts';
import { FrameReader } from '../../../../src/hooks/milter/codec/frame-reader.ts';
import { MilterProtocolError } from '../../../../src/hooks/milter/codec/protocol-error.ts';
import { bytes, encodeCommand } from '../mail-server/encode-command.ts';

function decode(code: string, text = ''): Command {
  return decodeCommand({ code, data: bytes(text) });
}

const COMMANDS: readonly Command[] = [
  { kind: 'negotiate', version: 6, actions: 0x1ff, protocol: 0xffffffff },
  { kind: 'macros', stage: 'M', macros: new Map([['{auth_authen}', 'anna']]) },
  { kind: 'connect', hostname: 'localhost', peer: { family: 'unknown' } },
  { kind: 'connect', hostname: 'localhost', peer: { family: 'unix', path: '/run/a' } },
  { kind: 'connect', hostname: 'a.example', peer: { family: 'inet', address: '192.0.2.7', port: 65535 } },
  { kind: 'connect', hostname: 'a.example', peer: { family: 'inet6', address: '2001:db8::1', port: 25 } },
  { kind: 'helo', name: 'a.example' },
  { kind: 'mail', path: '<>', parameters: [] },
  { kind: 'mail', path: '<j\xc3\xb6rg@example.org>', parameters: ['SIZE=100', 'SMTPUTF8'] },
  { kind: 'recipient', path: '<b@example.net>', parameters: ['NOTIFY=NEVER'] },
  { kind: 'data' },
  { kind: 'unknown', command: 'XYZZY' },
  { kind: 'header', name: 'Subject', value: ' \xe8\xff\n folded' },
  { kind: 'header', name: 'Subject', value: '' },
  { kind: 'end-of-header' },
  { kind: 'body', chunk: bytes('a\0b\r') },
  { kind: 'end-of-message', chunk: bytes('last') },
  { kind: 'abort' },
  { kind: 'quit' },
  { kind: 'quit-new-connection' },
];

describe('decodeCommand', () => {
  it.each(COMMANDS.map((command) => [command.kind, command] as const))('reads %s', (_, command) => {
    const [frame] = [...new FrameReader().read(encodeCommand(command))];
    expect(frame && normal(decodeCommand(frame))).toEqual(normal(command));
  });

  it('drops the tag and the brackets of an IPv6 address', () => {
    const peer = { family: 'inet6', address: '2001:db8::1', port: 25 };
    expect(decode('C', 'h\x006\0\x19IPv6:2001:db8::1\0')).toMatchObject({ peer });
    expect(decode('C', 'h\x006\0\x19[2001:db8::1]\0')).toMatchObject({ peer });
    expect(decode('C', 'h\x006\0\x19[IPv6:2001:db8::1]\0')).toMatchObject({ peer });
  });

  it('takes what follows an unknown family for nothing', () => {
    expect(decode('C', 'localhost\0U\0\0\0')).toMatchObject({ peer: { family: 'unknown' } });
  });

  it.each([
    ['bare packet', 'H', []],
    ['no stage at all', '', []],
    [
      'odd count',
      'Mi\x004ABC\0{auth_authen}\0',
      [
        ['i', '4ABC'],
        ['{auth_authen}', ''],
      ],
    ],
    ['no NUL at the end', 'Mi\x004ABC', [['i', '4ABC']]],
    [
      'empty value',
      'Mi\0\0j\0host\0',
      [
        ['i', ''],
        ['j', 'host'],
      ],
    ],
  ])('takes macros as they come: %s', (_, data, expected) => {
    const command = decode('D', data);
    expect(command.kind === 'macros' && [...command.macros]).toEqual(expected);
  });

  it('keeps a NUL within the value of a header field, so that a sender cannot end the conversation', () => {
    expect(decode('L', 'From\0a\0b <x@example.org>\0')).toEqual({
      kind: 'header',
      name: 'From',
      value: 'a\0b <x@example.org>',
    });
  });

  it.each([
    ['unknown command', '?', ''],
    ['negotiation cut short', 'O', '\0\0\0\x06\0\0\x01\xff\0\0\0'],
    ['connection without NUL', 'C', 'localhost'],
    ['connection without family', 'C', 'localhost\0'],
    ['connection without port', 'C', 'localhost\x004\0'],
    ['connection of an unknown family', 'C', 'localhost\x009\0\x19x\0'],
    ['address without NUL', 'C', 'localhost\x004\0\x19192.0.2.7'],
    ['data after the address', 'C', 'localhost\x004\0\x19192.0.2.7\0more\0'],
    ['name without NUL', 'H', 'a.example'],
    ['empty packet for a string', 'H', ''],
    ['path without NUL', 'M', '<a@example.org>'],
    ['parameter without NUL', 'R', '<a@example.org>\0NOTIFY=NEVER'],
    ['field without value', 'L', 'Subject\0'],
    ['value without NUL', 'L', 'Subject\0Lunch'],
    ['data after DATA', 'T', 'x'],
    ['data after the end of the header', 'N', '\0'],
    ['data after ABORT', 'A', 'x'],
    ['data after QUIT', 'Q', 'x'],
  ])('refuses %s', (_, code, data) => {
    expect(() => decode(code, data)).toThrow(MilterProtocolError);
  });

  it('reads or refuses any bytes, and never fails otherwise', () => {
    const code = fc.constantFrom(...'ODCHMRTULNBEAQKX');
    fc.assert(
      fc.property(code, fc.uint8Array({ maxLength: 60 }), (letter, data) => {
        try {
          expect(decodeCommand({ code: letter, data }).kind).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(MilterProtocolError);
        }
      }),
    );
  });
});

/** Buffers and other Uint8Arrays alike. */
function normal(command: Command): object {
  return 'chunk' in command ? { ...command, chunk: [...command.chunk] } : command;
}
