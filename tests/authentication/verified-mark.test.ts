import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rsaKey, SELECTOR, signed } from './signer.ts';
import { type Scene, verified } from './verified.ts';
import type { Zone } from './zone.ts';

/** Real certificates, as the package that checks them ships them for its own tests. */
const CERTIFICATES = new URL('../../node_modules/@postalsys/vmc/test/fixtures/', import.meta.url);

function certificate(name: string): Uint8Array {
  return readFileSync(new URL(`${name}.pem`, CERTIFICATES));
}

/** Within the validity of `paypal_vmc` (2024-09 to 2025-09) and `xometry_cmc`. */
const IN_FORCE = new Date('2025-03-01T10:00:00Z');
const ADDRESS = 'https://marks.test/vmc.pem';

const key = rsaKey();

function zoneOf(
  domain: string,
  policy = 'v=DMARC1; p=reject',
  mark = `v=BIMI1; l=https://marks.test/logo.svg; a=${ADDRESS}`,
): Zone {
  return {
    [`TXT ${SELECTOR}._domainkey.${domain}`]: [key.record],
    [`TXT _dmarc.${domain}`]: [policy],
    [`TXT default._bimi.${domain}`]: [mark],
    [`TXT ${domain}`]: ['v=spf1 ip4:203.0.113.7 -all'],
  };
}

async function markOf(domain: string, changes: Partial<Scene> = {}, sign = true) {
  const message = `From: Brand <news@${domain}>\r\nSubject: Hello\r\n\r\nHello\r\n`;
  const fetched: string[] = [];
  const authentication = await verified(sign ? await signed(message, { domain, key }) : message, {
    zone: zoneOf(domain),
    now: IN_FORCE,
    fetchMark: async (url) => {
      fetched.push(url);
      return certificate('paypal_vmc');
    },
    ...changes,
  });
  return { bimi: authentication.bimi, dmarc: authentication.dmarc, fetched };
}

describe('a Verified Mark Certificate', () => {
  it('that is in force and issued for the domain is evidence', async () => {
    expect(await markOf('paypal.com')).toEqual({ bimi: 'pass', dmarc: 'pass', fetched: [ADDRESS] });
  });

  it.each<[string, string, Partial<Scene>]>([
    ['has expired', 'paypal.com', { now: new Date('2025-10-01T00:00:00Z') }],
    ['is for another domain', 'bank.test', {}],
    ['cannot be fetched', 'paypal.com', { fetchMark: async () => undefined }],
    ['is none', 'paypal.com', { fetchMark: async () => Buffer.from('<html>') }],
    ['was signed by nobody known', 'paypal.com', { fetchMark: async () => certificate('postal_vmc') }],
    [
      'is for a mark that is only in use (CMC)',
      'xometry.com',
      { fetchMark: async () => certificate('xometry_cmc') },
    ],
  ])('that %s is none', async (_, domain, changes) => {
    expect(await markOf(domain, changes)).toMatchObject({ bimi: undefined, dmarc: 'pass' });
  });
});

describe('a logo', () => {
  it.each<[string, Zone]>([
    [
      'without a certificate',
      zoneOf('paypal.com', 'v=DMARC1; p=reject', 'v=BIMI1; l=https://marks.test/logo.svg'),
    ],
    ['that the domain declines', zoneOf('paypal.com', 'v=DMARC1; p=reject', 'v=BIMI1; l=; a=')],
    ['under a policy that is not enforced', zoneOf('paypal.com', 'v=DMARC1; p=none')],
    [
      'at an address without encryption',
      zoneOf('paypal.com', 'v=DMARC1; p=reject', 'v=BIMI1; l=https://a.test/a.svg; a=http://a.test/a.pem'),
    ],
  ])('%s is not looked at', async (_, zone) => {
    const { bimi, fetched } = await markOf('paypal.com', { zone });
    expect([bimi, fetched]).toEqual([undefined, []]);
  });

  it('of a message without an aligned signature is not looked at', async () => {
    const scene = { client: '203.0.113.7', reversePath: 'b@paypal.com' };
    expect(await markOf('paypal.com', scene, false)).toEqual({ bimi: undefined, dmarc: 'pass', fetched: [] });
  });
});
