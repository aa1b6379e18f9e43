import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/message/limits.ts';
import type { LimitReached } from '../../src/message/message.ts';
import { htmlMessage, parseSource, textMessage } from './parse-source.ts';

/** In ms; each takes well under a second on a machine that does nothing else. */
const CAP = 6000;

function parts(count: number): string {
  const part = '--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n';
  return `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--`;
}

function nestedMultiparts(depth: number): string {
  const levels = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  );
  return `${levels.join('')}\r\ndeep text`;
}

const EMBEDDED = 'Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n';

const ATTACKS: readonly [string, () => string, readonly LimitReached[]][] = [
  ['a header line of 5 MB', () => `X: ${'a'.repeat(5e6)}\r\n\r\nbody`, ['header-bytes']],
  ['a From field of 5 MB', () => `From: ${'a '.repeat(2.5e6)}\r\n\r\nbody`, ['header-bytes']],
  ['100,000 header fields', () => `${'X: a\r\n'.repeat(1e5)}\r\nbody`, ['header-fields']],
  ['50,000 encoded-words', () => `Subject: ${'=?utf-8?Q?=C3=A9?= '.repeat(5e4)}\r\n\r\nbody`, []],
  ['400,000 half encoded-words', () => `Subject: ${'=?'.repeat(4e5)}\r\n\r\nbody`, []],
  ['20,000 parts', () => parts(20_000), ['body-parts']],
  ['multiparts 200 deep', () => nestedMultiparts(200), ['mime-depth', 'unparsable']],
  ['2000 messages within messages', () => `${EMBEDDED.repeat(2000)}body`, ['unparsable']],
  [
    'a part with a header line of 5 MB',
    () => parts(1).replace('text/plain', `text/plain\r\nX: ${'a'.repeat(5e6)}`),
    [],
  ],
  [
    'a boundary within itself',
    () => nestedMultiparts(100).replaceAll(/b\d+/g, 'b'),
    ['mime-depth', 'unparsable'],
  ],
  [
    'an empty boundary',
    () => `Content-Type: multipart/mixed; boundary=""\r\n\r\n${'--\r\n'.repeat(1e5)}`,
    ['unparsable', 'text-length'],
  ],
  ['200,000 nested <div>', () => htmlMessage('<div>'.repeat(2e5)), ['html-depth']],
  [
    'nested tags and end tags of others',
    () => htmlMessage('<div>'.repeat(1e5) + '</p>'.repeat(1e5)),
    ['html-depth'],
  ],
  ['nested tables', () => htmlMessage('<table><tr><td>'.repeat(5e4) + '</div>'.repeat(5e4)), ['html-depth']],
  ['nested styles', () => htmlMessage('<div style="font-size:1em">'.repeat(4e4)), ['html-depth']],
  ['large letters in 200,000 pieces', () => htmlMessage(`<h1>${'x<b>'.repeat(2e5)}`), ['html-depth']],
  ['1 MB of <', () => htmlMessage('<'.repeat(1e6)), ['text-length']],
  ['1 MB of &', () => htmlMessage('&'.repeat(1e6)), ['text-length']],
  ['1 MB of dots', () => textMessage('.'.repeat(1e6)), ['text-length']],
  ['1 MB of dots in HTML', () => htmlMessage('.'.repeat(1e6)), ['text-length']],
  ['400,000 lines of a dot', () => textMessage('.\r\n'.repeat(4e5)), ['text-length']],
  ['3 MB of HTML', () => htmlMessage(' '.repeat(3e6)), ['html-length']],
  ['unclosed tags', () => htmlMessage('<a '.repeat(3e5)), []],
  ['unclosed quotes', () => htmlMessage('<a href="'.repeat(1e5)), []],
  ['unclosed comments', () => htmlMessage('<!-- -'.repeat(2e5)), []],
  ['300,000 attributes', () => htmlMessage(`<a ${'b=c '.repeat(3e5)}>`), []],
  ['a style of 1 MB', () => htmlMessage(`<p style="${'a:b;'.repeat(2.5e5)}">`), []],
  ['50,000 links', () => htmlMessage('<a href="http://example.org/">x</a>'.repeat(5e4)), ['links']],
  ['50,000 images', () => htmlMessage('<img src="http://example.org/">'.repeat(5e4)), ['images']],
  ['a title that never ends', () => htmlMessage(`<title>${'&amp;<'.repeat(2e5)}`), []],
  ['20 million empty lines', () => textMessage('\n'.repeat(2e7)), ['message-bytes']],
  ['1 MB of >', () => textMessage('>'.repeat(1e6)), []],
  ['150,000 beginnings of an attribution', () => textMessage('On 1\n'.repeat(1.5e5)), ['text-length']],
  [
    'flowed lines that never end',
    () => textMessage('a \r\n'.repeat(3e5)).replace('plain;', 'plain; format=flowed;'),
    ['text-length'],
  ],
  ['1 MB of www.', () => textMessage('www.'.repeat(2.5e5)), ['text-length']],
  ['base64 garbage', () => `Content-Transfer-Encoding: base64\r\n\r\n${'=A!é\0'.repeat(2e5)}`, []],
  [
    'quoted-printable garbage',
    () => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(1e6)}`,
    ['text-length'],
  ],
  ['1 MB of NUL', () => '\0'.repeat(1e6), []],
  ['31 MB', () => textMessage('abc def ghi\r\n'.repeat(2.4e6)), ['message-bytes', 'text-length']],
];

describe('hostile messages', () => {
  it.each(ATTACKS)('%s', async (_, source, limitsReached) => {
    const content = Buffer.from(source());
    const start = performance.now();
    const message = await parseSource(content);
    expect(performance.now() - start).toBeLessThan(CAP);
    expect([...message.limitsReached].sort()).toEqual([...limitsReached].sort());
  });

  it('the first parts of too many are read', async () => {
    const message = await parseSource(parts(20_000));
    expect(message.text.startsWith('hello\nhello')).toBe(true);
    expect(message.parts.length).toBeLessThanOrEqual(LIMITS.parts);
  });

  it('the text in front of a part with an enormous header is read', async () => {
    const last = `--b\r\nX: ${'a'.repeat(5e6)}\r\n\r\nlast\r\n--b--`;
    const message = await parseSource(parts(1).replace('--b--', last));
    expect(message.text).toBe('hello\nlast');
  });

  it('the text of 200 nested multiparts is searched in its source', async () => {
    expect((await parseSource(nestedMultiparts(200))).text).toContain('deep text');
  });

  it('words after 200,000 open tags are text', async () => {
    expect((await parseSource(htmlMessage(`${'<div>'.repeat(2e5)}pay now`))).text).toBe('pay now');
  });
});
