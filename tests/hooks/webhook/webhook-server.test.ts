import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Outcome, Transaction } from '../../../src/engine/engine.ts';
import { startWebhookServer, type WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { makeRunFolder } from '../../servers/run-folder.ts';
import { fakeLogger } from '../milter/fake-engine.ts';

describe('the webhook server', () => {
  const seen: Transaction[] = [];
  let outcome: Outcome = { kind: 'edits', edits: [], report: { version: 1, verdict: 'none' } };
  const engine: Engine = {
    async analyse(transaction) {
      seen.push(transaction);
      return outcome;
    },
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

  function post(body: string | Uint8Array<ArrayBuffer>, query = '') {
    return fetch(`http://${server.address}/v1/messages${query}`, { method: 'POST', body });
  }

  it('answers monitors', async () => {
    expect(await (await fetch(`http://${server.address}/livez`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`http://${server.address}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  it('hands the bytes and the envelope to the engine and answers with the verdict', async () => {
    const bytes = new Uint8Array([0x46, 0x3a, 0xe9, 0x00, 0x0d, 0x0a]);
    const response = await post(
      bytes,
      '?sender=a%40b.example&recipient=c%40d.example&recipient=e%40f.example',
    );
    expect(await response.json()).toEqual({ version: 1, verdict: 'none' });
    const transaction = seen.at(-1);
    expect(transaction?.envelope).toEqual({
      reversePath: 'a@b.example',
      forwardPaths: ['c@d.example', 'e@f.example'],
    });
    expect([...(transaction?.content ?? [])]).toEqual([...bytes]);
  });

  it('refuses an empty body and one beyond the limit', async () => {
    expect((await post('')).status).toBe(400);
    expect((await post('x'.repeat(1001))).status).toBe(413);
  });

  it('says when to try again', async () => {
    outcome = { kind: 'try-later', reason: 'the analysis took too long' };
    const response = await post('From: a@b.example\r\n\r\n');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
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
