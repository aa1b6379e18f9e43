import { beforeAll, describe, expect, it } from 'vitest';
import { ed25519Key, oversigned, rsaKey, SELECTOR, type SigningKey, signed } from './signer.ts';
import { ARRIVAL, type Scene, verified } from './verified.ts';
import { FAILING, type Zone, zoneResolver } from './zone.ts';

const BODY = 'Your statement is ready.\r\n\r\nKind regards\r\n';
const MESSAGE = [
  'From: The Bank <news@bank.test>',
  'To: you@example.org',
  'Subject: Statement',
  'Date: Sun, 1 Mar 2026 10:00:00 +0100',
  'Message-ID: <1@bank.test>',
  '',
  BODY,
].join('\r\n');

const CLIENT = '203.0.113.7';
let key: SigningKey;
let edwards: SigningKey;
let zone: Zone;

/** The bank's zone with another DMARC policy. */
function policy(record: string): Zone {
  return { ...zone, 'TXT _dmarc.bank.test': [record] };
}

beforeAll(() => {
  key = rsaKey();
  edwards = ed25519Key();
  zone = {
    'TXT bank.test': ['v=spf1 ip4:203.0.113.0/24 -all'],
    'TXT mail.bank.test': ['v=spf1 ip4:203.0.113.0/24 -all'],
    'TXT mailer.test': ['v=spf1 ip4:203.0.113.0/24 -all'],
    'TXT _dmarc.bank.test': ['v=DMARC1; p=reject'],
    [`TXT ${SELECTOR}._domainkey.bank.test`]: [key.record],
    [`TXT ${SELECTOR}._domainkey.news.bank.test`]: [edwards.record],
    [`TXT ${SELECTOR}._domainkey.mailer.test`]: [edwards.record],
  };
});

describe('a signature', () => {
  it('of the author domain authenticates, without any client', async () => {
    expect(await verified(await signed(MESSAGE, { domain: 'bank.test', key }), { zone })).toEqual({
      authority: '(verified here)',
      spf: 'none',
      dkim: 'pass',
      dkimDomains: ['bank.test'],
      dmarc: 'pass',
      dmarcDomain: 'bank.test',
      alignment: { methods: ['dkim'], dkimMode: 'relaxed', spfMode: 'relaxed' },
    });
  });

  it.each(['relaxed/relaxed', 'relaxed/simple', 'simple/relaxed', 'simple/simple'])(
    'holds as %s',
    async (c) => {
      const message = await signed(MESSAGE, { domain: 'bank.test', key, canonicalization: c });
      expect(await verified(message, { zone })).toMatchObject({ dkim: 'pass', dmarc: 'pass' });
    },
  );

  it('holds when every line ends in a bare LF', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    expect(await verified(message.replaceAll('\r\n', '\n'), { zone })).toMatchObject({ dkim: 'pass' });
  });

  it('with Ed25519 of a subdomain is aligned where the policy is relaxed', async () => {
    const message = await signed(MESSAGE, { domain: 'news.bank.test', key: edwards });
    expect(await verified(message, { zone })).toMatchObject({
      dkimDomains: ['news.bank.test'],
      dmarc: 'pass',
      alignment: { methods: ['dkim'] },
    });
  });

  it('of a subdomain is not aligned where the policy is strict', async () => {
    const message = await signed(MESSAGE, { domain: 'news.bank.test', key: edwards });
    const strict = {
      zone: policy('v=DMARC1; p=reject; adkim=s'),
      client: '192.0.2.1',
      reversePath: 'x@mailer.test',
    };
    expect(await verified(message, strict)).toMatchObject({
      dkim: 'pass',
      dmarc: 'fail',
      alignment: { methods: [], dkimMode: 'strict', spfMode: 'relaxed' },
    });
  });

  it('of another domain passes and proves nothing about the author', async () => {
    const message = await signed(MESSAGE, { domain: 'mailer.test', key: edwards });
    expect(await verified(message, { zone, client: CLIENT, reversePath: 'b@mailer.test' })).toMatchObject({
      spf: 'pass',
      spfDomain: 'mailer.test',
      dkim: 'pass',
      dkimDomains: ['mailer.test'],
      dmarc: 'fail',
    });
  });

  it('fails for a body that was changed', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const changed = message.replace('is ready', 'is overdue');
    expect(await verified(changed, { zone, client: '192.0.2.1', reversePath: 'x@bank.test' })).toMatchObject({
      spf: 'fail',
      dkim: 'fail',
      dkimDomains: [],
      dmarc: 'fail',
    });
  });

  it('fails for a subject that was changed', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const changed = message.replace('Subject: Statement', 'Subject: Overdue');
    expect(await verified(changed, { zone })).toMatchObject({ dkim: 'fail', dkimDomains: [] });
  });

  it('that has expired proves nothing, and did the day before', async () => {
    const message = await signed(MESSAGE, {
      domain: 'bank.test',
      key,
      expires: new Date('2026-03-02T00:00:00Z'),
    });
    expect(await verified(message, { zone, now: ARRIVAL })).toMatchObject({ dkim: 'pass' });
    const late = new Date('2026-03-03T00:00:00Z');
    expect(await verified(message, { zone, now: late })).toMatchObject({ dkim: 'neutral', dkimDomains: [] });
  });

  it('over a part of the body (l=) neither proves nor accuses', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key, bodyLength: 20 });
    expect(await verified(message, { zone, client: '192.0.2.1', reversePath: 'x@bank.test' })).toMatchObject({
      spf: 'fail',
      dkim: 'neutral',
      dkimDomains: [],
      dmarc: 'neutral',
      alignment: { methods: [] },
    });
  });

  it('with a length that covers the whole body counts until somebody appends', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key, bodyLength: BODY.length });
    expect(message).toMatch(/[\s;]l=\d/);
    expect(await verified(message, { zone })).toMatchObject({ dkim: 'pass', dmarc: 'pass' });
    expect(await verified(`${message}Pay here: https://pay.test/\r\n`, { zone })).toMatchObject({
      dkim: 'neutral',
      dkimDomains: [],
    });
  });

  it('that does not cover From proves nothing', async () => {
    const message = oversigned(MESSAGE, { domain: 'bank.test', key }).replace('h=From:From', 'h=Subject');
    expect(await verified(message, { zone })).toMatchObject({
      dkim: 'neutral',
      dkimDomains: [],
      dmarc: 'none',
    });
  });

  it('with SHA-1 proves nothing (RFC 8301)', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key, algorithm: 'rsa-sha1' });
    expect(message).toContain('a=rsa-sha1');
    expect(await verified(message, { zone })).toMatchObject({ dkim: 'neutral', dkimDomains: [] });
  });

  it('with a key below 1024 bits proves nothing', async () => {
    const short = rsaKey(768);
    const weak = { ...zone, [`TXT ${SELECTOR}._domainkey.bank.test`]: [short.record] };
    const message = await signed(MESSAGE, { domain: 'bank.test', key: short });
    expect(await verified(message, { zone: weak })).toMatchObject({ dkim: 'neutral', dkimDomains: [] });
  });

  it.each([
    ['is not published', []],
    ['was revoked', ['v=DKIM1; p=']],
    ['is no key', ['v=DKIM1; p=AAAA']],
  ])('whose key %s accuses nobody', async (_, records) => {
    const name = `TXT ${SELECTOR}._domainkey.bank.test`;
    const { [name]: _key, ...rest } = zone;
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const changed = records.length > 0 ? { ...rest, [name]: records } : rest;
    expect(await verified(message, { zone: changed })).toMatchObject({ dkim: 'neutral', dmarc: 'none' });
  });

  it('of a message whose end is missing is unknown, and does not accuse', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const cut = { zone, client: '192.0.2.1', reversePath: 'x@bank.test', truncated: true };
    expect(await verified(message.slice(0, -20), cut)).toMatchObject({
      spf: 'fail',
      dkim: 'temporary-error',
      dmarc: 'temporary-error',
    });
  });
});

describe('a second From field', () => {
  it.each([
    ['above the signed one', (message: string) => `From: Chief <chief@other.test>\r\n${message}`],
    ['of the same domain', (message: string) => `From: Chief <chief@bank.test>\r\n${message}`],
    [
      'below the signed one',
      (message: string) => message.replace('\r\n\r\n', '\r\nFrom: Chief <chief@other.test>\r\n\r\n'),
    ],
  ])('%s leaves the author unknown', async (_, forge) => {
    const forged = forge(await signed(MESSAGE, { domain: 'bank.test', key, fields: ['From', 'Subject'] }));
    expect((await verified(forged, { zone })).dmarc).toBe('none');
  });

  it('breaks a signature that was made against it', async () => {
    const message = oversigned(MESSAGE, { domain: 'bank.test', key });
    expect(await verified(message, { zone })).toMatchObject({ dkim: 'pass', dmarc: 'pass' });
    const forged = `From: Chief <chief@bank.test>\r\n${message}`;
    expect(await verified(forged, { zone })).toMatchObject({ dkim: 'fail', dkimDomains: [], dmarc: 'none' });
  });
});

describe('SPF', () => {
  const scene = (changes: Partial<Scene>): Scene => ({
    zone,
    client: CLIENT,
    reversePath: 'b@bank.test',
    ...changes,
  });

  it.each<[string, Partial<Scene>, object]>([
    ['the reverse-path', {}, { spf: 'pass', spfDomain: 'bank.test', dmarc: 'pass' }],
    ['a subdomain', { reversePath: 'b@mail.bank.test' }, { spf: 'pass', alignment: { methods: ['spf'] } }],
    [
      'the HELO name of a bounce',
      { reversePath: '', helo: 'mail.bank.test' },
      { spf: 'pass', dmarc: 'pass' },
    ],
    ['another host', { client: '192.0.2.1' }, { spf: 'fail', dmarc: 'fail' }],
    ['a host of IPv6', { client: '2001:db8::1' }, { spf: 'fail' }],
    ['an IPv4 host as IPv6', { client: `::ffff:${CLIENT}` }, { spf: 'pass' }],
    ['no client', { client: undefined }, { spf: 'none', dmarc: 'none' }],
    ['nobody told the reverse-path', { reversePath: undefined }, { spf: 'none', dmarc: 'none' }],
    ['a bounce without a HELO name', { reversePath: '' }, { spf: 'none', dmarc: 'none' }],
    ['a client of our own network', { client: '192.168.1.5' }, { spf: 'none', dmarc: 'none' }],
    ['a client on this machine', { client: '::1' }, { spf: 'none', dmarc: 'none' }],
    ['rubbish for a client', { client: 'unknown' }, { spf: 'none', dmarc: 'none' }],
  ] as [string, Partial<Scene>, object][])('by %s', async (_, changes, expected) => {
    expect(await verified(MESSAGE, scene(changes))).toMatchObject(expected);
  });

  it('of a subdomain is not aligned where the policy is strict', async () => {
    const strict = scene({ zone: policy('v=DMARC1; p=reject; aspf=s'), reversePath: 'b@mail.bank.test' });
    expect(await verified(MESSAGE, strict)).toMatchObject({
      spf: 'pass',
      dmarc: 'fail',
      alignment: { methods: [] },
    });
  });

  it.each([
    ['a redirect to itself', ['v=spf1 redirect=bank.test']],
    ['an include of itself', ['v=spf1 include:bank.test -all']],
    [
      'more than ten look-ups',
      [`v=spf1 ${Array.from({ length: 11 }, (_, i) => `a:h${i}.bank.test`).join(' ')} -all`],
    ],
    ['two records', ['v=spf1 -all', 'v=spf1 +all']],
  ])('with %s decides nothing', async (_, records) => {
    const hosts = Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [`A h${i}.bank.test`, ['192.0.2.9']]),
    );
    const { resolver, questions } = zoneResolver({ ...zone, ...hosts, 'TXT bank.test': records });
    expect(await verified(MESSAGE, scene({ resolver }))).toMatchObject({ spf: 'none' });
    expect(questions.length).toBeLessThan(40);
  });
});

describe('a domain without a policy', () => {
  it('has no DMARC result; what passed is told', async () => {
    const { 'TXT _dmarc.bank.test': _, ...without } = zone;
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const found = await verified(message, { zone: without, client: CLIENT, reversePath: 'b@bank.test' });
    expect(found).toMatchObject({ spf: 'pass', dkimDomains: ['bank.test'], dmarc: 'none' });
    expect(found.alignment).toBeUndefined();
  });
});

describe('a DNS out of order', () => {
  it.each(['server failure', 'something that is no error'] as const)(
    'never makes a failure: %s',
    async (kind) => {
      const message = await signed(MESSAGE, { domain: 'bank.test', key });
      const scene = { resolver: FAILING[kind], client: CLIENT, reversePath: 'b@bank.test' };
      expect(await verified(message, scene)).toEqual({
        authority: '(verified here)',
        spf: 'temporary-error',
        dkim: 'temporary-error',
        dkimDomains: [],
        dmarc: 'temporary-error',
        dmarcDomain: 'bank.test',
      });
    },
  );

  it('keeps DMARC from failing when only the key cannot be had', async () => {
    const { resolver } = zoneResolver(zone);
    const failing = async (name: string, type: string) =>
      name.includes('_domainkey') ? FAILING['server failure']() : resolver(name, type);
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const scene = { resolver: failing, client: '192.0.2.1', reversePath: 'b@bank.test' };
    expect(await verified(message, scene)).toMatchObject({
      spf: 'fail',
      dkim: 'temporary-error',
      dmarc: 'temporary-error',
    });
  });
});
