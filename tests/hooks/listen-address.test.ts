import { describe, expect, it } from 'vitest';
import { formatListenAddress, parseListenAddress } from '../../src/hooks/listen-address.ts';

describe('parseListenAddress', () => {
  it.each([
    ['127.0.0.1:8891', '127.0.0.1', 8891],
    ['inet:127.0.0.1:8891', '127.0.0.1', 8891],
    ['inet:8891@127.0.0.1', '127.0.0.1', 8891],
    ['localhost:0', 'localhost', 0],
    ['[::1]:8891', '::1', 8891],
    ['inet:[::1]:8891', '::1', 8891],
    ['inet6:8891@::1', '::1', 8891],
  ])('reads %s', (text, host, port) => {
    expect(parseListenAddress(text)).toEqual({ kind: 'inet', host, port });
  });

  it.each(['unix:/run/counterfoil/milter.sock', 'local:/run/counterfoil/milter.sock'])('reads %s', (text) => {
    expect(parseListenAddress(text)).toEqual({ kind: 'unix', path: '/run/counterfoil/milter.sock' });
  });

  it.each(['', '8891', 'inet:8891', '127.0.0.1', '::1:8891', '127.0.0.1:65536', 'unix:relative', 'unix:'])(
    'refuses %j',
    (text) => {
      expect(() => parseListenAddress(text)).toThrow(
        expect.objectContaining({
          code: 'configuration-invalid',
          message: expect.stringContaining('unix:/path'),
        }),
      );
    },
  );
});

describe('formatListenAddress', () => {
  it.each(['127.0.0.1:8891', '[::1]:8891', 'unix:/run/milter.sock'])('gives back %s', (text) => {
    expect(formatListenAddress(parseListenAddress(text))).toBe(text);
  });
});
