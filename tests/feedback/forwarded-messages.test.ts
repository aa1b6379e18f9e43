import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardedMessages } from '../../src/feedback/forwarded-messages.ts';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { forwarded } from './forwarded.ts';

const texts = (content: string): string[] =>
  forwardedMessages(Buffer.from(content)).map((each) => Buffer.from(each).toString());

const MULTIPART = [
  'From: a@example.org',
  'Content-Type: multipart/alternative; boundary="inner"',
  '',
  '--inner',
  '',
  'text',
  '--inner--',
  '',
].join('\r\n');

describe('attached messages', () => {
  it('come out byte for byte, several of them, multiparts too', () => {
    const messages = [STORY, MULTIPART, HARMLESS];
    const found = texts(forwarded(messages, 'not-spam@example.org'));
    expect(found.map((each) => each.trimEnd())).toEqual(messages.map((each) => each.trimEnd()));
  });

  it('are decoded where a mail client has encoded them against the standard', () => {
    const encoded = `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(STORY).toString('base64')}`;
    const message = forwarded(['X'], 'x@example.org').replace(
      'Content-Type: message/rfc822\r\n\r\nX',
      `Content-Type: message/rfc822\r\n${encoded}`,
    );
    expect(texts(message)).toEqual([STORY]);
  });

  it.each([
    ['a plain message', STORY],
    ['a message that is only quoted', `Subject: Fwd\r\n\r\n${STORY}`],
    ['nothing', ''],
  ])('are none in %s', (_, content) => {
    expect(texts(content)).toEqual([]);
  });

  it('are ten at most', () => {
    expect(
      texts(
        forwarded(
          Array.from({ length: 30 }, () => HARMLESS),
          'x@example.org',
        ),
      ),
    ).toHaveLength(10);
  });

  it('never make the reader throw', () => {
    const alphabet = [
      '--edge',
      '\r\n',
      '--',
      'Content-Type: message/rfc822',
      ': ',
      'boundary=edge',
      '\0',
      'é',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet)), (pieces) => {
        expect(() =>
          texts(`Content-Type: multipart/mixed; boundary=edge\r\n\r\n${pieces.join('')}`),
        ).not.toThrow();
      }),
    );
  });
});
