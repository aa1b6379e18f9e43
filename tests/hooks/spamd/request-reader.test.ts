import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_HEAD_BYTES } from '../../../src/hooks/spamd/limits.ts';
import type { Request } from '../../../src/hooks/spamd/request.ts';
import { RequestReader } from '../../../src/hooks/spamd/request-reader.ts';
import { MESSAGE, request } from './request.ts';

function read(text: string, { maxBytes = 1000, pieces = [text.length] } = {}): Request | undefined {
  const reader = new RequestReader(maxBytes);
  let rest = Buffer.from(text, 'latin1');
  for (const piece of [...pieces, rest.length]) {
    const whole = reader.read(rest.subarray(0, piece));
    if (whole) return whole;
    rest = rest.subarray(piece);
  }
  return undefined;
}

function bodyOf(request: Request | undefined): string {
  return Buffer.from(request?.body ?? []).toString('latin1');
}

describe('the reader of spamd requests', () => {
  it.each([
    ['CHECK SPAMC/1.0', 'CHECK', 100],
    ['SYMBOLS SPAMC/1.2', 'SYMBOLS', 102],
    ['REPORT SPAMC/1.2', 'REPORT', 102],
    ['REPORT_IFSPAM SPAMC/1.3', 'REPORT_IFSPAM', 103],
    ['PROCESS SPAMC/1.4', 'PROCESS', 104],
    ['HEADERS SPAMC/1.5', 'HEADERS', 105],
  ])('reads %s', (firstLine, command, version) => {
    const whole = read(request(firstLine, MESSAGE, ['User: bob']));
    expect(whole).toMatchObject({ command, version, dialect: 'spamc', truncated: false });
    expect(whole?.fields).toContainEqual({ name: 'user', value: 'bob' });
    expect(bodyOf(whole)).toBe(MESSAGE);
  });

  it.each([
    ['PING SPAMC/1.5\r\n\r\n', 'PING'],
    ['PING SPAMC/1.2\n', 'PING'],
    ['SKIP SPAMC/1.5\r\n', 'SKIP'],
  ])('does not wait after %j', (text, command) => {
    expect(read(text)).toMatchObject({ command });
  });

  it('reads the same request wherever the stream is cut', () => {
    const text = request('PROCESS SPAMC/1.5', MESSAGE, ['User: bob']);
    const whole = read(text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), (pieces) => {
        expect(read(text, { pieces })).toEqual(whole);
      }),
    );
  });

  it('never throws anything but a protocol error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (tail) => {
        const outcome = () => read(`CHECK SPAMC/1.2\n${tail}`);
        try {
          outcome();
        } catch (error) {
          expect(error).toMatchObject({ name: 'SpamdError' });
        }
      }),
    );
  });

  it('takes a message without a length up to the end of the stream', () => {
    const reader = new RequestReader(1000);
    expect(reader.read(Buffer.from(`CHECK SPAMC/1.2\r\n\r\n${MESSAGE}`))).toBeUndefined();
    expect(bodyOf(reader.end())).toBe(MESSAGE);
  });

  it('takes an empty message', () => {
    expect(bodyOf(read('CHECK SPAMC/1.2\r\nContent-length: 0\r\n\r\n'))).toBe('');
  });

  it('keeps the beginning of a message above the limit and says so', () => {
    const whole = read(request('CHECK SPAMC/1.5'), { maxBytes: 10 });
    expect(whole?.truncated).toBe(true);
    expect(bodyOf(whole)).toBe(MESSAGE.slice(0, 10));
  });

  it('refuses a message that is shorter than its length', () => {
    const reader = new RequestReader(1000);
    reader.read(Buffer.from('CHECK SPAMC/1.5\r\nContent-length: 100\r\n\r\nFrom: a@b.example\n'));
    expect(() => reader.end()).toThrow('Content-Length mismatch: Expected 100 bytes, got 18 bytes');
  });

  it.each([
    ['a longer message than announced', 'CHECK SPAMC/1.5\r\nContent-length: 2\r\n\r\nabc', /got 3 bytes/],
    ['a length that is no number', 'CHECK SPAMC/1.5\r\nContent-length: 1e9\r\n\r\n', /non-numeric/],
    ['a negative length', 'CHECK SPAMC/1.5\r\nContent-length: -1\r\n\r\n', /non-numeric/],
    ['another protocol', 'GET / HTTP/1.1\r\n\r\n', /unknown command/],
    ['an unknown command', 'EXPLODE SPAMC/1.5\r\n\r\n', /unknown command/],
    ['a command in small letters', 'check SPAMC/1.5\r\n\r\n', /unknown command/],
    ['teaching', 'TELL SPAMC/1.5\r\nMessage-class: ham\r\n\r\n', /TELL commands are not supported/],
    ['a line without a colon', 'CHECK SPAMC/1.5\r\nrubbish\r\n\r\n', /no colon/],
    ['too many lines', `CHECK SPAMC/1.5\r\n${'a: b\r\n'.repeat(2_001)}\r\n`, /too many lines/],
    ['a line without end', `CHECK SPAMC/1.5\r\nUser: ${'b'.repeat(MAX_HEAD_BYTES)}`, /too long/],
    ['lines without end', `CHECK SPAMC/1.5\r\n${'a: bcdefgh\r\n'.repeat(6_000)}`, /too long/],
  ])('refuses %s', (_, text, complaint) => {
    expect(() => read(text)).toThrow(complaint);
  });

  it('refuses a stream that ends in the head', () => {
    const reader = new RequestReader(1000);
    reader.read(Buffer.from('CHECK SPAMC/1.5\r\nUser: bob\r\n'));
    expect(() => reader.end()).toThrow('the request ends early');
  });

  it('reads a head that comes byte by byte in linear time', () => {
    const text = `CHECK SPAMC/1.5\r\n${'a: bcdefgh\n'.repeat(1_900)}\r\nx`;
    const started = performance.now();
    expect(read(text, { pieces: Array.from({ length: text.length }, () => 1) })).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
