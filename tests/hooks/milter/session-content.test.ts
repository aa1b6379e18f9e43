import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/hooks/milter/codec/command.ts';
import { bytes } from './mail-server/encode-command.ts';
import { FULL_OFFER } from './mail-server/fake-mail-server.ts';
import {
  MESSAGE,
  MESSAGE_CONTENT,
  macros,
  messageCommands,
  type SentMessage,
} from './mail-server/sent-message.ts';
import { analysisOf, contentOf, play, startSession } from './play.ts';

const NO_LEADING_SPACE: Offer = { ...FULL_OFFER, protocol: 0x0fffff };

function contentFrom(message: Partial<SentMessage>, offer?: Offer): string {
  return contentOf(analysisOf(startSession({}, offer), ...messageCommands({ ...MESSAGE, ...message })));
}

describe('the content', () => {
  it('is the message byte for byte', () => {
    expect(contentFrom({})).toBe(MESSAGE_CONTENT);
  });

  it.each([
    ['a space', ' Lunch', 'Subject: Lunch'],
    ['no space', 'Lunch', 'Subject:Lunch'],
    ['a tab', '\tLunch', 'Subject:\tLunch'],
    ['two spaces', '  Lunch', 'Subject:  Lunch'],
    ['nothing', '', 'Subject:'],
    ['a fold', ' Lunch\n\tat noon', 'Subject: Lunch\r\n\tat noon'],
    ['an empty first line', '\n folded', 'Subject:\r\n folded'],
    ['a fold with CRLF', ' Lunch\r\n at noon', 'Subject: Lunch\r\n at noon'],
    ['raw bytes', ' caf\xe8 \xc3\xa9', 'Subject: caf\xe8 \xc3\xa9'],
  ])('keeps %s after the colon', (_, value, line) => {
    expect(contentFrom({ fields: [['Subject', value]], body: bytes('') })).toBe(`${line}\r\n\r\n`);
  });

  it('gets back the space that the mail server ate', () => {
    const fields = [['Subject', 'Lunch\n at noon']] as const;
    expect(contentFrom({ fields, body: bytes('') }, NO_LEADING_SPACE)).toBe(
      'Subject: Lunch\r\n at noon\r\n\r\n',
    );
  });

  it('has an empty body when no chunk came', () => {
    expect(contentFrom({ body: bytes('') })).toBe(MESSAGE_CONTENT.replace('Shall we?\r\n', ''));
  });

  it('joins chunks that split CRLF, and the piece that came with the end', () => {
    const session = startSession();
    play(session, { kind: 'body', chunk: bytes('a\r') }, { kind: 'body', chunk: bytes('\nb') });
    const action = session.handle({ kind: 'end-of-message', chunk: bytes('\0c') });
    expect(action.kind === 'analyse' && contentOf(action)).toBe('\r\na\r\nb\0c');
  });

  it('is any message, in whatever chunks', () => {
    const name = fc.stringMatching(/^[!-9;-~]{1,20}$/);
    const value = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\xe8', '\xff', '\n '), maxLength: 30 });
    const body = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 5 }), body, (fields, chunks) => {
        const session = startSession();
        for (const [field, text] of fields) session.handle({ kind: 'header', name: field, value: text });
        for (const chunk of chunks) session.handle({ kind: 'body', chunk });
        const header = fields
          .map(([field, text]) => `${field}:${text.replaceAll('\n', '\r\n')}\r\n`)
          .join('');
        const expected = `${header}\r\n${Buffer.concat(chunks).toString('latin1')}`;
        expect(contentOf(analysisOf(session))).toBe(expected);
      }),
    );
  });

  it('has memory of its own, which may be handed to another thread', () => {
    const { content } = analysisOf(startSession(), ...messageCommands()).transaction;
    expect(content.buffer.byteLength).toBe(content.length);
  });
});

describe('the whole message as the body', () => {
  const whole = bytes('Subject:   Lunch\r\nTo: b@example.net\r\n\r\nText\r\n');
  const message = {
    ...MESSAGE,
    fields: [
      ['Subject', 'Lunch'],
      ['To', 'b@example.net'],
    ] as const,
    body: whole,
  };
  const stalwart = macros('C', { '{daemon_name}': 'Stalwart v0.11.5' });

  it('is taken as it is from Stalwart', () => {
    const analysis = analysisOf(startSession(), stalwart, ...messageCommands(message));
    expect(contentOf(analysis)).toBe(whole.toString('latin1'));
  });

  it('is not looked for when the body of Stalwart does not begin with the first field', () => {
    const analysis = analysisOf(
      startSession(),
      stalwart,
      ...messageCommands({ ...message, body: bytes('Text\r\n') }),
    );
    expect(contentOf(analysis)).toBe('Subject:Lunch\r\nTo:b@example.net\r\n\r\nText\r\n');
  });

  it('hides nothing when a sender writes it for another mail server', () => {
    const session = startSession();
    const copied = bytes('Subject:Lunch\r\nTo:b@example.net\r\n\r\nText\r\n');
    const analysis = analysisOf(session, ...messageCommands({ ...message, body: copied }));
    expect(contentOf(analysis)).toBe(`Subject:Lunch\r\nTo:b@example.net\r\n\r\n${copied.toString('latin1')}`);
  });
});
