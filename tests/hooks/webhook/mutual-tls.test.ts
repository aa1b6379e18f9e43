import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccessOptions } from '../../../src/hooks/webhook/access.ts';
import { startWebhookServer, type WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { type Authority, type Certificate, makeAuthority } from '../../servers/certificates.ts';
import { describeWith } from '../../servers/require-servers.ts';
import { fakeEngine, fakeLogger } from '../milter/fake-engine.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const ADMIN = 'fedcba9876543210fedcba9876543210';

describeWith(['openssl'], 'HTTPS with client certificates', () => {
  let authority: Authority;
  let own: Certificate;
  const clients = new Map<string, Certificate>();
  const servers: WebhookServer[] = [];

  beforeAll(() => {
    authority = makeAuthority('Authority of the tests');
    own = authority.issue('server');
    clients.set('good', authority.issue('client'));
    clients.set('expired', authority.issue('expired', { expired: true }));
    clients.set('foreign', makeAuthority('Another authority').issue('client'));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
  });

  const pem = (file: string) => readFileSync(file, 'utf8');

  async function serve(access: Partial<AccessOptions>, ca = true): Promise<number> {
    const tls = {
      cert: pem(own.certFile),
      key: pem(own.keyFile),
      ...(ca && { ca: pem(authority.certFile) }),
    };
    const options = { listen: '127.0.0.1:0', maxMessageBytes: 1_000, requestsPerSecond: 1_000, tls };
    const server = await startWebhookServer(
      { ...options, skipAuthenticatedSubmissions: true, clientCertificates: ca, ...access },
      fakeEngine(),
      fakeLogger(),
    );
    servers.push(server);
    return Number(server.address.split(':')[1]);
  }

  function ask(port: number, client = '', token = '', path = '/v1/scan'): Promise<number> {
    const shown = clients.get(client);
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, headers, agent: false, ca: pem(authority.certFile) },
        method: path === '/livez' ? 'GET' : 'POST',
        ...(shown && { cert: pem(shown.certFile), key: pem(shown.keyFile) }),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end(path === '/livez' ? '' : 'From: a@b.example\r\n\r\n');
    return promise;
  }

  it.each([
    ['good', '', 200],
    ['', '', 403],
    ['expired', '', 403],
    ['foreign', '', 403],
  ])('alone admit who has one: "%s"', async (client, token, status) => {
    expect(await ask(await serve({}), client, token)).toBe(status);
  });

  it.each([
    ['good', '', 200],
    ['', TOKEN, 200],
    ['foreign', TOKEN, 200],
    ['', '', 401],
    ['foreign', '', 401],
  ])('admit beside a token: "%s" "%s"', async (client, token, status) => {
    expect(await ask(await serve({ token: TOKEN }), client, token)).toBe(status);
  });

  it.each([
    ['good', TOKEN, 200],
    ['good', ADMIN, 200],
    ['good', '', 401],
    ['', TOKEN, 401],
    ['', ADMIN, 401],
    ['foreign', TOKEN, 401],
  ])('may be demanded together with a token: "%s" "%s"', async (client, token, status) => {
    const port = await serve({ token: TOKEN, adminToken: ADMIN, demandBoth: true });
    expect(await ask(port, client, token)).toBe(status);
  });

  it('open nothing that is for administrators', async () => {
    const port = await serve({ adminToken: ADMIN });
    expect(await ask(port, 'good', '', '/v1/rules/reload')).toBe(404);
  });

  it('leave health open', async () => {
    expect(await ask(await serve({ token: TOKEN }), '', '', '/livez')).toBe(200);
  });

  it('count for nothing where no authority is set', async () => {
    const port = await serve({ token: TOKEN }, false);
    expect([await ask(port, 'good'), await ask(port, 'good', TOKEN)]).toEqual([401, 200]);
  });

  it('speaks TLS 1.2 and later, and no plain HTTP', async () => {
    const port = await serve({});
    const old = connect({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
    });
    await expect(
      new Promise((resolve, reject) => old.once('secureConnect', resolve).once('error', reject)),
    ).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
  });
});
