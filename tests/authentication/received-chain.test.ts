import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/authentication/authenticate.ts';
import { trustIn } from '../../src/authentication/read-authentication.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import { rsaKey, SELECTOR, type SigningKey, sealed, signed } from './signer.ts';
import { type Scene, transactionOf, verified } from './verified.ts';
import type { Zone } from './zone.ts';

const MESSAGE = 'From: The Bank <news@bank.test>\r\nSubject: Statement\r\n\r\nYour statement is ready.\r\n';
const SEEN =
  'mx.list.test; dkim=pass header.d=bank.test; spf=pass smtp.mailfrom=b@bank.test; dmarc=pass header.from=bank.test';

let keys: { bank: SigningKey; list: SigningKey; evil: SigningKey };
let zone: Zone;

beforeAll(() => {
  keys = { bank: rsaKey(), list: rsaKey(), evil: rsaKey() };
  zone = {
    [`TXT ${SELECTOR}._domainkey.bank.test`]: [keys.bank.record],
    [`TXT ${SELECTOR}._domainkey.list.test`]: [keys.list.record],
    [`TXT ${SELECTOR}._domainkey.evil.test`]: [keys.evil.record],
    'TXT _dmarc.bank.test': ['v=DMARC1; p=reject'],
    'TXT list.test': ['v=spf1 ip4:203.0.113.0/24 -all'],
  };
});

/** How the list's server brings a message to ours. */
function fromList(changes: Partial<Scene> = {}): Scene {
  return {
    zone,
    client: '203.0.113.9',
    reversePath: 'owner@list.test',
    trustedArcSealers: ['list.test'],
    ...changes,
  };
}

/** The bank's message as the list sends it on: a line below the text, and the list's seal on top. */
async function sentOn(results = SEEN): Promise<string> {
  const original = await signed(MESSAGE, { domain: 'bank.test', key: keys.bank });
  return sealed(`${original}-- \r\nlist.test\r\n`, {
    domain: 'list.test',
    key: keys.list,
    results,
    chain: 'none',
  });
}

describe('a chain of seals', () => {
  it('brings back what a trusted list saw before it changed the message', async () => {
    expect(await verified(await sentOn(), fromList())).toEqual({
      authority: '(verified here)',
      spf: 'pass',
      spfDomain: 'bank.test',
      dkim: 'pass',
      dkimDomains: ['bank.test'],
      dmarc: 'pass',
      dmarcDomain: 'bank.test',
      arc: { result: 'pass', sealer: 'list.test', restored: true },
    });
  });

  it('is not looked at without trust in the list', async () => {
    const found = await verified(await sentOn(), fromList({ trustedArcSealers: [] }));
    expect(found).toMatchObject({ dkim: 'fail', dmarc: 'fail' });
    expect(found.arc).toBeUndefined();
  });

  it.each([
    ['the text', (message: string) => message.replace('is ready', 'is overdue')],
    ['what the list saw', (message: string) => message.replace('dmarc=pass', 'dmarc=pass x=1')],
    ['the author', (message: string) => message.replace('news@bank', 'chief@bank')],
    ['the seal', (message: string) => message.replace('cv=none', 'cv=pass')],
  ])('that somebody has broken by changing %s brings back nothing', async (_, change) => {
    expect(await verified(change(await sentOn()), fromList())).toMatchObject({
      dmarc: 'fail',
      arc: { result: 'fail', sealer: 'list.test', restored: false },
    });
  });

  it('tells that the list saw a forgery', async () => {
    const message = await sentOn(
      'mx.list.test; dkim=fail header.d=bank.test; dmarc=fail header.from=bank.test',
    );
    expect(await verified(message, fromList())).toMatchObject({ dkim: 'fail', dmarc: 'fail' });
  });

  it('whose key cannot be had is broken, and DMARC stays as it is', async () => {
    const { [`TXT ${SELECTOR}._domainkey.list.test`]: _, ...without } = zone;
    expect(await verified(await sentOn(), fromList({ zone: without }))).toMatchObject({
      dmarc: 'fail',
      arc: { result: 'fail' },
    });
  });

  it('does not need to help what still passes', async () => {
    const original = await signed(MESSAGE, { domain: 'bank.test', key: keys.bank });
    const message = await sealed(original, {
      domain: 'list.test',
      key: keys.list,
      results: SEEN,
      chain: 'none',
    });
    expect(await verified(message, fromList())).toMatchObject({
      spf: 'pass',
      spfDomain: 'list.test',
      dmarc: 'pass',
      arc: { result: 'pass', restored: false },
    });
  });

  it('may not begin with a lie that a trusted list only passes on', async () => {
    const lie = await sealed(MESSAGE, { domain: 'evil.test', key: keys.evil, results: SEEN, chain: 'none' });
    const results = 'mx.list.test; arc=pass; dkim=none; dmarc=fail header.from=bank.test';
    const message = await sealed(lie, { domain: 'list.test', key: keys.list, results, chain: 'pass' });
    expect(await verified(message, fromList())).toMatchObject({
      dmarc: 'fail',
      dkimDomains: [],
      arc: { result: 'pass', sealer: 'list.test' },
    });
    const trusting = fromList({ trustedArcSealers: ['list.test', 'evil.test'] });
    expect(await verified(message, trusting)).toMatchObject({ dmarc: 'pass', arc: { restored: true } });
  });

  it('that only claims a trusted seal brings back nothing', async () => {
    const forged = await sealed(MESSAGE, {
      domain: 'list.test',
      key: keys.evil,
      results: SEEN,
      chain: 'none',
    });
    expect(await verified(forged, fromList())).toMatchObject({ dmarc: 'fail', arc: { result: 'fail' } });
  });

  it.each([
    [
      'with the signer named twice',
      (message: string) => message.replace('ARC-Seal: ', 'ARC-Seal: d=evil.test; '),
    ],
    [
      'with one set twice',
      (message: string) => message.replace(/^ARC-Authentication-Results:[^\r]*\r\n/m, '$&$&'),
    ],
    ['with a gap', (message: string) => message.replaceAll('i=1;', 'i=2;')],
  ])('%s is left alone', async (_, change) => {
    const message = change(await sentOn());
    const found = await verified(message, fromList());
    expect(found.dmarc).toBe('fail');
    expect(found.arc).toBeUndefined();
  });
});

describe('a chain that a trusted mail server has verified', () => {
  const trusted = trustIn(['mx.test'], { arcSealers: ['list.test'] });

  async function reported(arc: string, sealers = trusted) {
    const field = `Authentication-Results: mx.test; ${arc}; dkim=fail header.d=bank.test; dmarc=fail header.from=bank.test`;
    const transaction = transactionOf(`${field}\r\n${await sentOn()}`, {});
    return authenticate(await parseMessage(transaction), transaction, { trusted: sealers });
  }

  it('brings back what the list saw', async () => {
    expect(await reported('arc=pass (i=1)')).toMatchObject({
      authority: 'mx.test',
      dmarc: 'pass',
      dkimDomains: ['bank.test'],
      arc: { result: 'pass', sealer: 'list.test', restored: true },
    });
  });

  it('brings back nothing when it failed, was not checked, or nobody trusts the list', async () => {
    expect(await reported('arc=fail')).toMatchObject({ dmarc: 'fail' });
    expect(await reported('spf=pass')).toMatchObject({ dmarc: 'fail' });
    expect(await reported('arc=pass', trustIn(['mx.test']))).toMatchObject({ dmarc: 'fail' });
  });
});
