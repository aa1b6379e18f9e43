import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSigner } from '../../../../src/engine/queue/callbacks/callback-signature.ts';
import { verifies } from '../../../servers/callback-receiver.ts';
import { makeRunFolder } from '../../../servers/run-folder.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

function secretFile(text: string): string {
  const file = join(makeRunFolder('secret'), 'secret');
  writeFileSync(file, text);
  return file;
}

function callback(text: string, body = '{"test": 2432232314}', seconds = 1_614_265_330) {
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  const signature = readSigner(secretFile(text))(id, seconds, Buffer.from(body));
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature,
  };
  return { headers, body: Buffer.from(body) };
}

const NOW = 1_614_265_330;

describe('the signature of a callback', () => {
  it('is the one of the example of Standard Webhooks', () => {
    expect(callback(SECRET).headers['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('is verified by a receiver with the secret', () => {
    expect(verifies(callback(`${SECRET}\n`), SECRET, NOW)).toBe(true);
  });

  it('is made with both secrets while one changes', () => {
    const both = callback(`${OTHER}\n${SECRET}\n`);
    expect([SECRET, OTHER].map((secret) => verifies(both, secret, NOW))).toEqual([true, true]);
  });

  it.each([
    ['another body', { body: Buffer.from('{"test": 2432232315}') }],
    ['another id', { headers: { ...callback(SECRET).headers, 'webhook-id': 'msg_other' } }],
    ['another time', { headers: { ...callback(SECRET).headers, 'webhook-timestamp': String(NOW + 1) } }],
    ['no signature', { headers: { ...callback(SECRET).headers, 'webhook-signature': '' } }],
  ])('does not verify with %s', (_, change) => {
    expect(verifies({ ...callback(SECRET), ...change }, SECRET, NOW)).toBe(false);
  });

  it('does not verify when it is old', () => {
    expect(verifies(callback(SECRET), SECRET, NOW + 301)).toBe(false);
  });

  it.each([
    ['an empty file', ''],
    ['no prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['a short secret', 'whsec_c2hvcnQ='],
    ['no Base64', `${SECRET} and more`],
    ['three secrets', `${SECRET}\n${SECRET}\n${SECRET}`],
    ['one good and one bad', `${SECRET}\nsecret`],
  ])('refuses %s, and quotes nothing of it', (_, text) => {
    expect(() => readSigner(secretFile(text))).toThrow(
      expect.objectContaining({
        code: 'configuration-invalid',
        message: expect.not.stringContaining('MfKQ'),
      }),
    );
  });

  it('refuses a file that is not there', () => {
    expect(() => readSigner('/nowhere/secret')).toThrow('/nowhere/secret cannot be read');
  });
});
