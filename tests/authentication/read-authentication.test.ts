import { describe, expect, it } from 'vitest';
import { UNAUTHENTICATED } from '../../src/authentication/authentication.ts';
import { readAuthentication, type TrustedAuthorities } from '../../src/authentication/read-authentication.ts';
import { parseMessage } from '../../src/message/parse-message.ts';

const LISTED: TrustedAuthorities = { kind: 'listed', authservIds: ['mx.test'] };

async function authenticationOf(header: readonly string[], trusted: TrustedAuthorities) {
  const content = new TextEncoder().encode(`${[...header, 'From: a@b.test', '', 'Hello'].join('\r\n')}\r\n`);
  return readAuthentication(
    await parseMessage({ client: {}, envelope: { forwardPaths: [] }, content }),
    trusted,
  );
}

describe('readAuthentication', () => {
  it('believes the configured authserv-id', async () => {
    const header = [
      'Authentication-Results: mx.test; spf=pass smtp.mailfrom=bounce@mail.proximus.be;',
      ' dkim=pass header.d=Proximus.be; dkim=fail header.d=esp.test; dmarc=pass header.from=proximus.be',
    ];
    expect(await authenticationOf(header, LISTED)).toEqual({
      authority: 'mx.test',
      spf: 'pass',
      spfDomain: 'mail.proximus.be',
      dkim: 'pass',
      dkimDomains: ['proximus.be'],
      dmarc: 'pass',
      dmarcDomain: 'proximus.be',
    });
  });

  it('does not believe another authserv-id, nor anybody when nobody is trusted', async () => {
    const header = ['Authentication-Results: evil.test; dmarc=pass'];
    expect(await authenticationOf(header, LISTED)).toBe(UNAUTHENTICATED);
    expect(await authenticationOf(header, { kind: 'none' })).toBe(UNAUTHENTICATED);
  });

  it('does not believe a field below the topmost block, even with our own authserv-id', async () => {
    const header = [
      'Authentication-Results: mx.test; dmarc=fail',
      'Received: from evil.test by mx.test; Mon, 2 Nov 2026 10:00:00 +0100',
      'Authentication-Results: mx.test; dmarc=pass; dkim=pass header.d=proximus.be',
    ];
    expect(await authenticationOf(header, LISTED)).toMatchObject({
      dmarc: 'fail',
      dkim: 'none',
      dkimDomains: [],
    });
  });

  it('joins the fields of one block and skips foreign ones within it', async () => {
    const header = [
      'Authentication-Results: mx.test; spf=softfail smtp.mailfrom=a@b.test',
      'Authentication-Results: other.test; dmarc=pass',
      'Authentication-Results: mx.test; dkim=temperror header.d=b.test',
    ];
    expect(await authenticationOf(header, LISTED)).toMatchObject({
      spf: 'fail',
      dkim: 'temporary-error',
      dmarc: 'none',
    });
  });

  it('does not let a forged field directly below override what the mail server reports', async () => {
    const header = [
      'Authentication-Results: mx.test; spf=fail smtp.mailfrom=a@b.test; dmarc=fail',
      'Authentication-Results: mx.test; spf=pass smtp.mailfrom=a@proximus.be; dmarc=pass',
    ];
    const authentication = await authenticationOf(header, LISTED);
    expect(authentication).toMatchObject({ spf: 'fail', dmarc: 'fail' });
    expect(authentication.spfDomain).toBeUndefined();
  });

  it('believes whoever is on top when the administrator says so', async () => {
    const header = ['Authentication-Results: anyone.test; dmarc=pass'];
    expect(await authenticationOf(header, { kind: 'topmost' })).toMatchObject({
      authority: 'anyone.test',
      dmarc: 'pass',
    });
  });
});
