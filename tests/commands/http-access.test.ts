import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpAccess } from '../../src/commands/http-access.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { makeAuthority } from '../servers/certificates.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const LOOPBACK = '127.0.0.1:8080';

function file(text: string): string {
  const path = join(makeRunFolder('token'), 'token');
  writeFileSync(path, text);
  return path;
}

function accessOf(http: object, listen = LOOPBACK) {
  return httpAccess(Configuration.parse({ http }), listen);
}

describe('access to HTTP', () => {
  it('has no token unless a file is named', () => {
    expect(accessOf({})).toEqual({ requestsPerSecond: 200 });
  });

  it('takes the tokens of the files, without their line ends', () => {
    const adminToken = TOKEN.replace('0', 'f');
    const files = { tokenFile: file(`${TOKEN}\n`), adminTokenFile: file(`${adminToken}\n`) };
    expect(accessOf(files)).toEqual({ requestsPerSecond: 200, token: TOKEN, adminToken });
  });

  it.each([
    ['an empty file', ''],
    ['a short token', 'secret\n'],
    ['two lines', `${TOKEN}\n${TOKEN}\n`],
  ])('refuses %s', (_, text) => {
    expect(() => accessOf({ tokenFile: file(text) })).toThrow(/must hold one line of 32 characters or more/);
    expect(() => accessOf({ adminTokenFile: file(text) })).toThrow(/http\.adminTokenFile/);
  });

  it.each([
    ['a file that is not there', { tokenFile: '/nowhere/token' }, '/nowhere/token cannot be read'],
    [
      'the same token for both roles',
      { tokenFile: file(TOKEN), adminTokenFile: file(TOKEN) },
      'different tokens',
    ],
    ['a board that nobody may look at', { queueBoard: true }, 'needs http.adminTokenFile'],
    ['both of which one is not there', { demandBoth: true, tokenFile: file(TOKEN) }, 'demandBoth needs'],
    ['a certificate without a key', { tls: { certFile: '/nowhere' } }, 'needs certFile and keyFile'],
    [
      'an authority without a certificate',
      { tls: { clientCaFile: '/nowhere' } },
      'needs certFile and keyFile',
    ],
    ['a certificate that is none', { tls: { certFile: file('x'), keyFile: file('x') } }, 'do not fit'],
  ])('refuses %s', (_, http, sentence) => {
    expect(() => accessOf(http)).toThrow(sentence);
  });

  it.each(['0.0.0.0:8080', '[::]:8080', '192.0.2.1:8080', 'mail.example.org:8080', '127.evil.example:8080'])(
    'refuses %s, which others can reach, without anything to show',
    (listen) => {
      expect(() => accessOf({}, listen)).toThrow('it needs http.tokenFile or http.tls.clientCaFile');
      expect(accessOf({ tokenFile: file(TOKEN) }, listen)).toMatchObject({ token: TOKEN });
    },
  );

  it.each([LOOPBACK, '127.8.8.8:80', '[::1]:8080', 'localhost:8080', 'unix:/run/counterfoil.sock'])(
    'needs nothing on %s',
    (listen) => {
      expect(accessOf({}, listen)).toEqual({ requestsPerSecond: 200 });
    },
  );
});

describeWith(['openssl'], 'access to HTTPS', () => {
  it('takes certificate, key and authority, which opens other addresses, too', () => {
    const { certFile: clientCaFile, issue } = makeAuthority('Authority');
    const access = accessOf({ tls: { ...issue('server'), clientCaFile } }, '0.0.0.0:8443');
    expect(access).toMatchObject({ clientCertificates: true, tls: { ca: expect.stringContaining('BEGIN') } });
  });

  it('does not take a key of another certificate', () => {
    const { issue } = makeAuthority('Authority');
    const { certFile } = issue('one');
    expect(() => accessOf({ tls: { certFile, keyFile: issue('other').keyFile } })).toThrow(
      'do not fit together',
    );
  });
});
