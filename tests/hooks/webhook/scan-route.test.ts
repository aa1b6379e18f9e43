import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edit, Outcome } from '../../../src/engine/engine.ts';
import { ScanAnswer } from '../../../src/hooks/webhook/scan-schema.ts';
import type { WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { unavailable } from '../../../src/verdict/unavailable.ts';
import { verdictJson } from '../../../src/verdict/verdict-json.ts';
import { contentOf, fakeEngine } from '../milter/fake-engine.ts';
import { startTestServer } from './test-server.ts';

const MESSAGE = 'From: a@b.example\r\n\r\nBonjour\r\n';
const EDITS: readonly Edit[] = [
  { kind: 'delete-field', name: 'X-Counterfoil-Level', occurrence: 1 },
  { kind: 'insert-field', name: 'X-Counterfoil-Level', value: '0' },
  { kind: 'replace-body', body: Buffer.from('Banner\r\n') },
];

describe('POST /v1/scan', () => {
  const report = verdictJson(unavailable('a test'), { id: '01K', messageId: '', elapsedMs: 1 });
  let outcome: Outcome = { kind: 'edits', edits: EDITS, report };
  const engine = fakeEngine(() => outcome);
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  function scan(query = '', body = MESSAGE): Promise<Response> {
    return fetch(`http://${server.address}/v1/scan${query}`, { method: 'POST', body });
  }

  it('answers with verdict and edits, as the description says', async () => {
    const answer = await (await scan()).json();
    expect(answer).toEqual({
      verdict: report,
      edits: [...EDITS.slice(0, 2), { kind: 'replace-body', body: btoa('Banner\r\n') }],
    });
    expect(ScanAnswer.parse(answer)).toEqual(answer);
    expect(contentOf(engine.analysed.at(-1))).toBe(MESSAGE);
    expect(engine.analysed.at(-1)?.capabilities).toEqual({ replaceBody: true, quarantine: true });
  });

  it('takes envelope and client from the query', async () => {
    await scan(
      '?sender=&recipient=a%40b.example&recipient=c%40d.example&clientAddress=192.0.2.7&helo=h.example&replaceBody=false',
    );
    expect(engine.analysed.at(-1)).toMatchObject({
      transaction: {
        client: { address: '192.0.2.7', ehloDomain: 'h.example' },
        envelope: { reversePath: '', forwardPaths: ['a@b.example', 'c@d.example'] },
      },
      capabilities: { replaceBody: false },
    });
  });

  it.each([
    ['an unknown parameter', '?rcpt=a%40b.example', MESSAGE, 400],
    ['a wrong value', '?replaceBody=maybe', MESSAGE, 400],
    ['two senders', '?sender=a&sender=b', MESSAGE, 400],
    ['no message', '', '', 400],
    ['a message above the limit', '', 'x'.repeat(1_001), 413],
  ])('refuses %s', async (_, query, body, status) => {
    expect((await scan(query, body)).status).toBe(status);
  });

  it('says when to try again', async () => {
    const before = outcome;
    outcome = { kind: 'try-later', reason: 'too many messages at once' };
    const response = await scan();
    outcome = before;
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toEqual({ title: 'too many messages at once', status: 503 });
  });
});
