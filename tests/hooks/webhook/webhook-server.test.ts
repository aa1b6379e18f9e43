import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { startWebhookServer, type WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { makeRunFolder } from '../../servers/run-folder.ts';
import { fakeLogger } from '../milter/fake-engine.ts';

describe('the webhook server', () => {
  const engine: Engine = {
    analyse: async () => ({ kind: 'edits', edits: [], report: { version: 1, verdict: 'none' } }),
    close: async () => undefined,
  };
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startWebhookServer(
      {
        listen: '127.0.0.1:0',
        maxMessageBytes: 1000,
        requestsPerSecond: 1000,
        skipAuthenticatedSubmissions: true,
      },
      engine,
      fakeLogger(),
    );
  });

  afterAll(() => server.close());

  function post(body: string) {
    return fetch(`http://${server.address}/v1/messages`, { method: 'POST', body });
  }

  it('answers monitors', async () => {
    expect(await (await fetch(`http://${server.address}/livez`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`http://${server.address}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  it('says what it cannot do without a queue', async () => {
    const response = await post('From: a@b.example\r\n\r\n');
    expect(response.status).toBe(501);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.text()).toContain('needs the command gateway');
    expect((await fetch(`http://${server.address}/v1/messages/01K`)).status).toBe(501);
  });

  it.each([
    ['a body beyond the limit', '/v1/scan', 'x'.repeat(1001), 413],
    ['a route that does not exist', '/v1/other', 'x', 404],
  ])('tells %s as a problem', async (_, url, body, status) => {
    const response = await fetch(`http://${server.address}${url}`, { method: 'POST', body });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status });
  });

  it('listens on a Unix socket, too', async () => {
    const path = join(makeRunFolder('webhook'), 'http.sock');
    const local = await startWebhookServer(
      {
        listen: `unix:${path}`,
        maxMessageBytes: 1,
        requestsPerSecond: 1,
        skipAuthenticatedSubmissions: true,
      },
      engine,
      fakeLogger(),
    );
    expect(local.address).toBe(`unix:${path}`);
    expect(statSync(path).isSocket()).toBe(true);
    await local.close();
  });

  it('says in one line that its address is in use', async () => {
    const again = startWebhookServer(
      {
        listen: server.address,
        maxMessageBytes: 1,
        requestsPerSecond: 1,
        skipAuthenticatedSubmissions: true,
      },
      engine,
      fakeLogger(),
    );
    await expect(again).rejects.toMatchObject({
      code: 'port-unavailable',
      message: `cannot listen for HTTP on ${server.address}: the address is in use`,
    });
  });
});
