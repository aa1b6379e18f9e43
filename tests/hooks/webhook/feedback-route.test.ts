import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/engine/engine.ts';
import { openFeedbackDesk } from '../../../src/feedback/feedback-desk.ts';
import { openFeedbackStore } from '../../../src/feedback/feedback-store.ts';
import { FeedbackAccepted } from '../../../src/hooks/webhook/feedback-schema.ts';
import type { WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { unavailable } from '../../../src/verdict/unavailable.ts';
import { verdictJson } from '../../../src/verdict/verdict-json.ts';
import { makeRunFolder } from '../../servers/run-folder.ts';
import { fakeEngine, fakeLogger } from '../milter/fake-engine.ts';
import { startTestServer } from './test-server.ts';

const KEY = 'ab'.repeat(32);
const PER_DAY = 2;
const TOKEN = 't'.repeat(32);
const MESSAGE = 'From: a@b.example\r\n\r\nBonjour\r\n';

describe('POST /v1/feedback', () => {
  const report = verdictJson(unavailable('a test'), { id: '01K', messageId: '', elapsedMs: 1 });
  let outcome: Outcome = { kind: 'edits', edits: [], report };
  const engine = fakeEngine(() => outcome);
  const store = openFeedbackStore(makeRunFolder('feedback-route'), KEY);
  const settings = {
    ...{ notSpamAddress: '', missAddress: '', perDay: PER_DAY, keepOriginals: false },
    key: KEY,
  };
  const feedback = openFeedbackDesk(engine, store, settings, fakeLogger());
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startTestServer({ ...engine, feedback }, { token: TOKEN });
  });
  afterAll(() => server.close());

  function post(query: string, body: string, token = TOKEN): Promise<Response> {
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`http://${server.address}/v1/feedback${query}`, { method: 'POST', body, headers });
  }

  it('takes a report and answers with the id under which it waits', async () => {
    const response = await post('?kind=false-alarm&reporter=anne@home.example', MESSAGE);
    expect(response.status).toBe(202);
    const answer = await response.json();
    expect(FeedbackAccepted.parse(answer)).toEqual(answer);
    expect(store.entries()).toMatchObject([{ ...(answer as object), kind: 'false-alarm', channel: 'http' }]);
    const again = await post('?kind=false-alarm&reporter=anne@home.example', MESSAGE);
    expect(await again.json()).toEqual(answer);
  });

  it('takes no more from one person, in whatever case, than that person may report in a day', async () => {
    const statuses: number[] = [];
    for (let index = 0; index <= PER_DAY; index++) {
      const reporter = index % 2 === 0 ? 'bob@home.example' : 'Bob@Home.example';
      statuses.push((await post(`?kind=miss&reporter=${reporter}`, `${MESSAGE}${index}`)).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
    const refused = await post('?kind=miss&reporter=bob@home.example', `${MESSAGE} more`);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(await refused.json()).toEqual({ title: 'too many reports today', status: 429 });
  });

  it('has a report come again when the message cannot be judged now', async () => {
    const before = outcome;
    outcome = { kind: 'try-later', reason: 'too many messages at once' };
    const response = await post('?kind=miss&reporter=carla@home.example', `${MESSAGE}x`);
    outcome = before;
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('30');
  });

  it.each<[string, string, string, number]>([
    ['without a reporter', '?kind=miss', MESSAGE, 400],
    ['of an unknown kind', '?kind=spam&reporter=a', MESSAGE, 400],
    ['with an unknown parameter', '?kind=miss&reporter=a&brand=b', MESSAGE, 400],
    ['without a message', '?kind=miss&reporter=a', '', 400],
    ['of a message above the limit', '?kind=miss&reporter=a', 'x'.repeat(1_001), 413],
  ])('refuses a report %s', async (_, query, body, status) => {
    expect((await post(query, body)).status).toBe(status);
  });

  it('asks for the token', async () => {
    expect((await post('?kind=miss&reporter=a', MESSAGE, 'wrong')).status).toBe(401);
  });

  it('is no route where nobody is asked', async () => {
    const silent = await startTestServer(engine);
    const response = await fetch(`http://${silent.address}/v1/feedback?kind=miss&reporter=a`, {
      method: 'POST',
      body: MESSAGE,
    });
    await silent.close();
    expect(response.status).toBe(404);
  });
});
