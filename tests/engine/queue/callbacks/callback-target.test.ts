import { describe, expect, it } from 'vitest';
import { Configuration } from '../../../../src/config/configuration.ts';
import { findTarget, targetOf } from '../../../../src/engine/queue/callbacks/callback-target.ts';

const { callbacks } = Configuration.parse({
  callbacks: {
    url: 'https://mail.example/hook',
    secretFile: '/secret',
    targets: [
      { name: 'archive', url: 'https://archive.example/', secretFile: '/archive' },
      { name: 'desk', url: 'https://desk.example/' },
    ],
    allowedOrigins: ['https://hooks.example', 'http://127.0.0.1:8900'],
  },
});

function lead(kind?: 'name' | 'url', text = '') {
  const target = targetOf(callbacks, kind && { kind, text });
  return target === undefined ? undefined : findTarget(callbacks, target);
}

describe('the target of a callback', () => {
  it('is the one of the configuration unless the request names another', () => {
    expect(lead()).toEqual({ url: 'https://mail.example/hook', secretFile: '/secret' });
    expect(lead('name', 'archive')).toEqual({ url: 'https://archive.example/', secretFile: '/archive' });
    expect(lead('name', 'desk')).toEqual({ url: 'https://desk.example/', secretFile: '/secret' });
  });

  it.each([
    ['https://hooks.example/a?b=c', 'https://hooks.example/a?b=c'],
    ['https://HOOKS.example:443/', 'https://hooks.example/'],
    ['http://127.0.0.1:8900/', 'http://127.0.0.1:8900/'],
  ])('may be a URL of an origin that is allowed: %s', (text, url) => {
    expect(lead('url', text)?.url).toBe(url);
  });

  it.each([
    ['another scheme', 'http://hooks.example/'],
    ['another port', 'https://hooks.example:8443/'],
    ['another host', 'https://hooks.example.attacker.example/'],
    ['a host before the allowed one', 'https://attacker.example/https://hooks.example/'],
    ['the allowed host as a login', 'https://hooks.example@attacker.example/'],
    ['a login', 'https://user:password@hooks.example/'],
    ['a backslash', 'https://attacker.example\\@hooks.example/'],
    ['an address of this machine', 'http://127.0.0.1/'],
    ['the metadata of a cloud', 'http://169.254.169.254/'],
    ['a number for a host', 'http://2130706433:8901/'],
    ['a file', 'file:///etc/passwd'],
    ['no URL', 'hooks.example'],
    ['an endless URL', `https://hooks.example/${'a'.repeat(3_000)}`],
  ])('is never %s', (_, text) => {
    expect(lead('url', text)).toBeUndefined();
  });

  it('is nothing where nothing is configured', () => {
    const none = Configuration.parse({}).callbacks;
    expect(targetOf(none, undefined)).toBeUndefined();
    expect(targetOf(none, { kind: 'name', text: '' })).toBeUndefined();
    expect(targetOf(none, { kind: 'url', text: 'https://hooks.example/' })).toBeUndefined();
  });

  it.each([
    ['a URL without a secret', { url: 'https://mail.example/' }],
    ['an allowed origin without a secret', { allowedOrigins: ['https://mail.example'] }],
    ['an origin with a path', { secretFile: '/s', allowedOrigins: ['https://mail.example/path'] }],
    ['another scheme', { secretFile: '/s', url: 'ftp://mail.example/' }],
  ])('is refused by the configuration: %s', (_, settings) => {
    expect(Configuration.safeParse({ callbacks: settings }).success).toBe(false);
  });
});
