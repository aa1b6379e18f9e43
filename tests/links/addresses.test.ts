import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SenderIdentity } from '../../src/brands/sender-identity.ts';
import { brandInAddress } from '../../src/links/brand-in-address.ts';
import { isDeceptiveAddress } from '../../src/links/deceptive-address.ts';
import { followLink } from '../../src/links/destination.ts';
import { isNumericHost, isPrivateAddress } from '../../src/links/numeric-host.ts';
import { isSendersSite } from '../../src/links/senders-site.ts';
import { writtenHost } from '../../src/links/written-host.ts';
import { hostOf, makeLink } from '../../src/message/link.ts';
import { brand } from '../verdict/facts.ts';
import { brandsOf } from './brand-fixture.ts';
import { shippedServices } from './service-fixture.ts';

const directory = brandsOf(['proximus', 'proximus.be'], ['post', 'post.co.uk']);
const services = shippedServices();

describe('writtenHost reads what a link shows', () => {
  it.each([
    ['www.proximus.be', 'www.proximus.be'],
    ['https://Proximus.BE/facture?x=1', 'proximus.be'],
    ['proximus.be', 'proximus.be'],
    ['proximus.be/facture', 'proximus.be'],
    ['Go to (www.proximus.be).', 'www.proximus.be'],
    ['<https://www.proximus.be>', 'www.proximus.be'],
    ['Proximus.be', undefined],
    ['Visit proximus.be now', undefined],
    ['jan@proximus.be', undefined],
    ['invoice.pdf', undefined],
    ['MyProximus', undefined],
    ['http://192.168.1.1', undefined],
    ['', undefined],
  ])('%s', (text, host) => {
    expect(writtenHost(text)).toBe(host);
  });
});

describe('isDeceptiveAddress', () => {
  it.each([
    ['a host as user', 'https://www.bank.example@login.example/'],
    ['with a password', 'https://www.bank.example:443@login.example/'],
    ['behind backslashes', 'https:\\\\www.bank.example@login.example/'],
    ['one number', 'http://3221226219/x'],
    ['hexadecimal', 'http://0xc0.0x00.0x02.0xeb/x'],
    ['octal', 'http://0300.0.2.0353/x'],
    ['a number with a user', 'http://bank.example@0xc00002eb/x'],
    ['encoded', 'https://%6cogin.example/'],
    ['full width', 'https://ｌogin.example/'],
    ['ideographic dots', 'https://login。example/'],
    ['turned around', 'https://login.example/\u202Egpj.exe'],
    ['a script', ' JavaScript:alert(1)'],
    ['a page in the address', 'data:text/html;base64,PGI+'],
  ])('%s', (_, target) => {
    expect(isDeceptiveAddress(target, hostOf(target))).toBe(true);
  });

  it.each([
    ['an ordinary one', 'https://www.lab.example/a%20b?c=d@e.example'],
    ['an IP address', 'http://192.0.2.235/x'],
    ['IPv6', 'http://[2001:db8::1]/x'],
    ['a user', 'ftp://anonymous@ftp.lab.example/'],
    ['an @ in the path', 'https://social.example/@jan.peeters'],
    ['an international domain', 'https://www.café.example/'],
    ['a port', 'https://lab.example:8443/'],
    ['a picture', 'data:image/png;base64,iVBO'],
    ['mail', 'mailto:jan.peeters@lab.example'],
    ['nothing', ''],
  ])('not %s', (_, target) => {
    expect(isDeceptiveAddress(target, hostOf(target))).toBe(false);
  });
});

describe('brandInAddress', () => {
  it.each([
    ['https://proximus.be.login.example/', 'subdomain'],
    ['https://www.proximus.be.secure.login.example/', 'subdomain'],
    ['https://www.post.co.uk.login.example/', 'subdomain'],
    ['https://www.proximus.be-facture@login.example/', undefined],
    ['https://www.proximus.be.x@login.example/', 'user'],
    ['https://login.example/proximus.be/facture', 'path'],
    ['https://login.example/a/b/www.proximus.be', 'path'],
    ['https://login.example/proximus/facture', undefined],
    ['https://login.example/?u=proximus.be', undefined],
    ['https://www.login.example/', undefined],
  ])('%s', (target, place) => {
    expect(brandInAddress({ target, host: hostOf(target) ?? '' }, directory, true)?.place).toBe(place);
  });

  it('reads no path unless asked', () => {
    const target = 'https://login.example/proximus.be/facture';
    expect(brandInAddress({ target, host: 'login.example' }, directory, false)).toBeUndefined();
  });
});

describe('numeric hosts', () => {
  it.each([
    ['http://31.57.1.135', true, false],
    ['http://523829639', true, false],
    ['http://[2a00:1450::1]', true, false],
    ['http://192.168.1.1', true, true],
    ['http://0x7f000001', true, true],
    ['http://[::1]', true, true],
    ['http://[fe80::1]', true, true],
    ['http://1and1.example', false, false],
    ['http://1.2.3.4.example', false, false],
  ])('%s', (target, numeric, internal) => {
    const host = hostOf(target) ?? '';
    expect([isNumericHost(host), isPrivateAddress(host)]).toEqual([numeric, internal]);
  });
});

describe('isSendersSite', () => {
  const sender = { domain: 'news.shop.example', organizationalDomain: 'shop.example', authenticated: true };
  const proximus = brand('proximus', 'Proximus', { domains: ['proximus.be'] });

  it.each([
    ['a subdomain', 'click.shop.example', { ...sender, kind: 'stranger' }, true],
    ['another domain', 'shop.test', { ...sender, kind: 'stranger' }, false],
    ['the domain of a mailbox provider', 'shop.example', { ...sender, kind: 'mailbox-provider' }, false],
    ['the brand of the sender', 'www.proximus.be', { ...sender, kind: 'brand', brand: proximus }, true],
    [
      'the brand that it imitates',
      'www.proximus.be',
      { ...sender, kind: 'lookalike', brand: proximus },
      false,
    ],
  ] satisfies [string, string, SenderIdentity, boolean][])('%s', (_, host, identity, own) => {
    expect(isSendersSite(host, identity, directory)).toBe(own);
  });
});

describe('whatever an address looks like', () => {
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string(),
    fc
      .tuple(
        fc.constantFrom(
          'https://www.google.com/url?q=',
          'https://urldefense.com/v3/__',
          'https://bing.com/ck/a?u=a1',
        ),
        fc.string(),
      )
      .map(([start, rest]) => `${start}${rest}`),
  );

  it('nothing throws, and a destination has a host', () => {
    fc.assert(
      fc.property(address, (target) => {
        const link = makeLink('anchor', target, target);
        const destination = followLink(link, services);
        expect(destination === undefined).toBe(link.host === undefined);
        expect(destination?.host).not.toBe('');
        brandInAddress({ target, host: link.host ?? '' }, directory, true);
        isDeceptiveAddress(target, link.host);
        writtenHost(target);
      }),
    );
  });

  it.each(['https://a@', 'http://%2e', '__;', '/https:%2F%2F', '?url=', '...', '((', 'www.', '"»'])(
    'reading 100 kB of %s is quick',
    (unit) => {
      const target = `https://www.google.com/url?q=${unit.repeat(100_000 / unit.length)}`;
      const start = performance.now();
      followLink(makeLink('anchor', target, target), services);
      isDeceptiveAddress(target, 'www.google.com');
      writtenHost(unit.repeat(100_000 / unit.length));
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});
