import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutboundAnswer } from '../../../src/hooks/webhook/scan-schema.ts';
import type { WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { renderBanner } from '../../../src/rewrite/banner.ts';
import { stripOutbound } from '../../../src/rewrite/strip-outbound.ts';
import { judged, verdict } from '../../rewrite/judged.ts';
import { bannerBook } from '../../rewrite/rules-banners.ts';
import { fakeEngine } from '../milter/fake-engine.ts';
import { startTestServer } from './test-server.ts';

const LIMIT = 5_000;
const FORGED =
  'X-Counterfoil-Verdict: genuine\r\nFrom: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n';

describe('POST /v1/outbound', () => {
  const book = bannerBook();
  const banner = renderBanner(verdict(), judged(''))?.text.replaceAll('\n', '\r\n');
  const engine = {
    ...fakeEngine(),
    stripOutbound: async (content: Uint8Array) => stripOutbound(content, book),
  };
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startTestServer(engine, { maxMessageBytes: LIMIT });
  });
  afterAll(() => server.close());

  function post(query: string, body: string): Promise<Response> {
    return fetch(`http://${server.address}/v1/outbound${query}`, { method: 'POST', body });
  }

  const field = { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 };

  it('answers the edits that take our banner and forged fields out, and judges nothing', async () => {
    const response = await post('', `${FORGED}Merci.\r\n${banner}`);
    const answer = await response.json();
    expect(answer).toEqual({ edits: [field, { kind: 'replace-body', body: btoa('Merci.\r\n') }] });
    expect(OutboundAnswer.parse(answer)).toEqual(answer);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(engine.analysed).toEqual([]);
    expect(engine.submissions).toEqual([]);
  });

  it('leaves the body to callers who cannot change it', async () => {
    const response = await post('?replaceBody=false', `${FORGED}Merci.\r\n${banner}`);
    expect(await response.json()).toEqual({ edits: [field] });
  });

  it('answers no edits where there is nothing of ours', async () => {
    expect(await (await post('', 'Subject: x\r\n\r\nMerci.\r\n')).json()).toEqual({ edits: [] });
  });

  it.each([
    ['a parameter of another route', '?sender=a%40b.example', FORGED, 400],
    ['a wrong value', '?replaceBody=maybe', FORGED, 400],
    ['no message', '', '', 400],
    ['a message above the limit', '', 'x'.repeat(LIMIT + 1), 413],
  ])('refuses %s', async (_, query, body, status) => {
    expect((await post(query, body)).status).toBe(status);
  });
});
