import { beforeAll, describe, expect, it } from 'vitest';
import { VERIFICATION_LIMITS } from '../../src/authentication/verification-limits.ts';
import { rsaKey, SELECTOR, type SigningKey, signed } from './signer.ts';
import { verified } from './verified.ts';
import { type Zone, zoneResolver } from './zone.ts';

const MESSAGE = 'From: The Bank <news@bank.test>\r\nSubject: Statement\r\n\r\nYour statement is ready.\r\n';

/** Milliseconds: many times what it takes, and far below what the attack costs without the limit. */
const QUICK = 4_000;

let key: SigningKey;
let zone: Zone;

beforeAll(() => {
  key = rsaKey();
  zone = {
    [`TXT ${SELECTOR}._domainkey.bank.test`]: [key.record],
    'TXT _dmarc.bank.test': ['v=DMARC1; p=reject'],
  };
});

/** A signature that names a key, and is not worth looking it up. */
function worthless(number: number, tags = ''): string {
  return `DKIM-Signature: v=1; a=rsa-sha256; d=d${number}.evil.test; s=s; h=from; ${tags}bh=AAAA; b=AAAA\r\n`;
}

describe('limits of the verification', () => {
  it('looks at few of 200 signatures, those of the author domain first', async () => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const flood = Array.from({ length: 200 }, (_, number) => worthless(number)).join('');
    const { resolver, questions } = zoneResolver(zone);
    expect(await verified(flood + message, { resolver })).toMatchObject({ dkim: 'pass', dmarc: 'pass' });
    const keys = questions.filter((question) => question.includes('_domainkey'));
    expect(keys.length).toBeLessThanOrEqual(VERIFICATION_LIMITS.signatures);
    expect(keys).toContain(`TXT ${SELECTOR}._domainkey.bank.test`);
  });

  it('counts signatures whose name is folded before the colon, too', async () => {
    const flood = Array.from({ length: 200 }, (_, number) => worthless(number).replace(':', '\r\n :')).join(
      '',
    );
    const { resolver, questions } = zoneResolver(zone);
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    expect((await verified(message.replace('From:', `${flood}From:`), { resolver })).dkim).toBe('pass');
    expect(questions.length).toBeLessThanOrEqual(VERIFICATION_LIMITS.signatures + 10);
  });

  it('hashes the body in few ways', async () => {
    const flood = Array.from({ length: 100 }, (_, number) => worthless(number, `l=${number}; `)).join('');
    const body = 'Your statement is ready.\r\n'.repeat(400_000);
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const started = performance.now();
    expect((await verified(flood + message + body, { zone })).dkim).toBe('fail');
    expect(performance.now() - started).toBeLessThan(QUICK);
  });

  it.each([
    ['30 MB of empty lines', '\n'.repeat(30_000_000), 'pass'],
    ['30 MB of empty lines with CR', '\r\n'.repeat(15_000_000), 'pass'],
    ['30 MB of text in short lines', 'ab c\n'.repeat(6_000_000), 'fail'],
    ['30 MB of spaces in long lines', `${' '.repeat(900_000)}\n`.repeat(33), 'pass'],
    ['30 MB without a line end', 'a  b '.repeat(6_000_000), 'temporary-error'],
  ])('verifies %s in time', async (_, body, expected) => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const started = performance.now();
    expect((await verified(message + body, { zone })).dkim).toBe(expected);
    expect(performance.now() - started).toBeLessThan(QUICK);
  });

  it.each([
    [
      '300,000 folds',
      (message: string) => message.replace('Subject:', `X: a${'\r\n '.repeat(300_000)}\r\nSubject:`),
    ],
    [
      '5,000 folds',
      (message: string) => message.replace('Subject:', `X: a${'\r\n '.repeat(4_900)}\r\nSubject:`),
    ],
    [
      'a signature that names 100,000 fields',
      (message: string) => worthless(1).replace('h=from', `h=from${':subject'.repeat(100_000)}`) + message,
    ],
    [
      '900 kB of brackets in To',
      (message: string) => message.replace('Subject:', `To: ${'<'.repeat(900_000)}\r\nSubject:`),
    ],
    [
      '900 kB of quotes in From',
      (message: string) => message.replace('From:', `From: ${'"<(,'.repeat(225_000)}\r\nX-From:`),
    ],
    [
      '900 kB of parameters of the body',
      (message: string) =>
        message.replace('Subject:', `Content-Type: text/plain${'; a*1="'.repeat(110_000)}\r\nSubject:`),
    ],
  ])('is not slowed down by %s', async (_, attack) => {
    const message = await signed(MESSAGE, { domain: 'bank.test', key });
    const started = performance.now();
    const { authority } = await verified(attack(message), { zone });
    expect(authority).toBe('(verified here)');
    expect(performance.now() - started).toBeLessThan(QUICK);
  });
});
