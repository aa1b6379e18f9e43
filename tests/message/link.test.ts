import { describe, expect, it } from 'vitest';
import { bareLinks } from '../../src/message/bare-links.ts';
import { LIMITS } from '../../src/message/limits.ts';
import { addressOf, hostOf, makeLink } from '../../src/message/link.ts';

describe('hostOf', () => {
  it.each([
    ['https://example.org/a?b#c', 'example.org'],
    ['HTTPS://WWW.EXAMPLE.ORG', 'www.example.org'],
    ['https://example.org./', 'example.org'],
    ['https://example.org:8443/', 'example.org'],
    ['https://bank.example@example.org/', 'example.org'],
    ['  https://example.org/  ', 'example.org'],
    ['https://exam\r\nple.org/', 'example.org'],
    ['https:\\\\example.org\\bank', 'example.org'],
    ['https:/example.org', 'example.org'],
    ['//example.org/x', 'example.org'],
    ['www.example.org/x', 'www.example.org'],
    ['hxxp://example.org', 'example.org'],
    ['hxxps://example[.]org/x', 'example.org'],
    ['https://exämple.org', 'xn--exmple-cua.org'],
    ['https://ｅxample.org', 'example.org'],
    ['http://3232235777/', '192.168.1.1'],
    ['http://0xC0A80101/', '192.168.1.1'],
    ['http://0300.0250.1.1/', '192.168.1.1'],
    ['http://192.168.257/', '192.168.1.1'],
    ['http://[2001:db8::1]:8080/', '[2001:db8::1]'],
    ['https://ex%61mple.org%2e', 'example.org'],
    ['https://example。org', 'example.org'],
    ['https://bank.example\\@example.org/', 'bank.example'],
    ['https:example.org', 'example.org'],
    ['/\t/example.org/x', 'example.org'],
    ['\u0001//example.org/x', 'example.org'],
    ['ht\ntps://example.org/x', 'example.org'],
    ['\\\\example.org\\x', 'example.org'],
    ['ftp://example.org/x', 'example.org'],
    ['vbscript:x', undefined],
    ['mailto:jan@example.org', undefined],
    ['tel:+3222000000', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['#top', undefined],
    ['/relative', undefined],
    ['', undefined],
    ['http://', undefined],
    ['https://[', undefined],
  ])('%s', (target, host) => {
    expect(hostOf(target)).toBe(host);
  });

  it('looks at a bounded part of the target', () => {
    expect(hostOf(`https://example.org/${'a'.repeat(1_000_000)}`)).toBe('example.org');
    expect(
      makeLink('anchor', '', `https://example.org/${'a'.repeat(LIMITS.linkLength)}`).target,
    ).toHaveLength(LIMITS.linkLength);
  });
});

describe('addressOf', () => {
  it.each([
    ['https://user@example.org:8443/a?b', 'https://user@example.org:8443/a?b'],
    ['//example.org/a', 'https://example.org/a'],
    ['www.example.org', 'http://www.example.org/'],
  ])('%s', (target, href) => {
    expect(addressOf(makeLink('anchor', '', target))?.href).toBe(href);
  });

  it('reads a relative target from where its base is', () => {
    expect(addressOf(makeLink('anchor', '', '/login', 'https://example.org/x/'))?.href).toBe(
      'https://example.org/login',
    );
  });

  it('knows none without a host', () => {
    expect(addressOf(makeLink('anchor', '', 'mailto:jan@example.org'))).toBeUndefined();
  });
});

describe('bareLinks', () => {
  function targetsIn(text: string, known: string[] = []): string[] {
    return bareLinks([{ text, quoted: false }], new Set(known)).map((link) => link.target);
  }

  it.each([
    ['https', 'see https://example.org/a?b=1&c#d now', ['https://example.org/a?b=1&c#d']],
    ['www', 'see www.example.org.', ['www.example.org']],
    [
      'punctuation',
      '(http://example.org/a), http://example.org/b!',
      ['http://example.org/a', 'http://example.org/b'],
    ],
    ['angles', '<https://example.org/>', ['https://example.org/']],
    ['defanged', 'hxxps://example[.]org/x', ['hxxps://example[.]org/x']],
    ['each once', 'http://example.org http://example.org', ['http://example.org']],
    ['within a word', 'awww.example.org', []],
    ['none', 'example.org jan@example.org', []],
  ])('%s', (_, text, targets) => {
    expect(targetsIn(text)).toEqual(targets);
  });

  it('leaves out what an anchor shows', () => {
    expect(targetsIn('http://example.org', ['http://example.org'])).toEqual([]);
  });

  it.each(['www.', 'http://', 'hxxp://[', 'http://a '])('is linear on 100 kB of %s', (unit) => {
    const start = performance.now();
    targetsIn(unit.repeat(100_000 / unit.length));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
