import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../../src/config/configuration.ts';
import { createSealer, sealSettings } from '../../src/engine/sealer.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import { rsaKey } from '../authentication/signer.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

function settings(keyFile: string, authservId = '') {
  const arc = { domain: 'Filter.Example', selector: 's1', keyFile };
  return sealSettings(Configuration.parse({ arc, authentication: { authservId } }));
}

function keyFile(text: string): string {
  const file = join(makeRunFolder('arc'), 'arc.key');
  writeFileSync(file, text);
  return file;
}

describe('sealSettings', () => {
  it('has none where nothing is sealed', () => {
    expect(sealSettings(Configuration.parse({}))).toBeUndefined();
  });

  it('names the authserv-id, or else the domain', () => {
    const file = keyFile(rsaKey().privateKey);
    expect(settings(file)).toMatchObject({ domain: 'filter.example', authservId: 'filter.example' });
    expect(settings(file, 'mx.example')?.authservId).toBe('mx.example');
  });

  it.each([
    ['is not there', '/nonexistent/arc.key'],
    ['holds no key', keyFile('p=MIIB')],
  ])('stops the start when the file %s', (_, file) => {
    expect(() => settings(file)).toThrow(expect.objectContaining({ code: 'configuration-invalid' }));
  });
});

describe('createSealer', () => {
  const content = Buffer.from('From: a@b.example\r\nSubject: x\r\n\r\nBonjour\r\n');

  async function fieldsFor(privateKey: string): Promise<string[]> {
    const sealing = settings(keyFile(rsaKey().privateKey)) ?? expect.fail('no settings');
    const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
    const message = await parseMessage(transaction);
    const authentication = { spf: 'none', dkim: 'none', dkimDomains: [], dmarc: 'none' } as const;
    const seal = createSealer({ ...sealing, privateKey });
    return (await seal({ transaction, message, edited: content, authentication })).map(({ name }) => name);
  }

  it('makes the three fields, the seal last, which comes to stand on top', async () => {
    expect(await fieldsFor(rsaKey().privateKey)).toEqual([
      'ARC-Authentication-Results',
      'ARC-Message-Signature',
      'ARC-Seal',
    ]);
  });

  it('lets the message pass without a seal when the key is none', async () => {
    expect(await fieldsFor('no key')).toEqual([]);
  });
});

describe('the settings around it', () => {
  it.each([
    ['a domain without a key', { arc: { domain: 'a.example' } }],
    ['a selector alone', { arc: { selector: 's1' } }],
    [
      'an own id that is trusted',
      { authentication: { authservId: 'A.example', trustedAuthservIds: ['a.EXAMPLE'] } },
    ],
    ['an own id of two words', { authentication: { authservId: 'a b' } }],
    ['a network that is none', { outbound: { networks: ['192.0.2.0/33'] } }],
    ['a network with a name', { outbound: { networks: ['home.example'] } }],
    ['a treatment that is none', { banner: { treatment: { suspicious: 'delete' } } }],
  ])('refuse %s', (_, configuration) => {
    expect(Configuration.safeParse(configuration).success).toBe(false);
  });

  it.each([
    [{ arc: { domain: 'a.example', selector: 's1', keyFile: '/k' } }],
    [{ outbound: { networks: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.1'], domains: ['a.example'] } }],
    [{ banner: { treatment: { suspicious: 'wrap', impersonation: 'quarantine' }, wrapSigned: true } }],
  ])('take %j', (configuration) => {
    expect(Configuration.safeParse(configuration).success).toBe(true);
  });
});
