import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Edit, Outcome } from '../../../src/engine/engine.ts';
import type { HookResponse } from '../../../src/hooks/mta-hook/hook-response.ts';
import type { WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { contentOf, fakeEngine } from '../milter/fake-engine.ts';
import { LEVEL_FIELD, ratedOutcome, VERDICT_FIELD } from '../rated-outcome.ts';
import { startTestServer } from '../webhook/test-server.ts';
import { dataRequest, type HeldMessage, modified } from './stalwart.ts';

const MESSAGE: HeldMessage = {
  headers: [
    ['From', ' a@b.example\r\n'],
    ['X-Counterfoil-Level', ' 0; forged\r\n'],
    ['x-counterfoil-level ', ' 0; forged\r\n'],
    ['X-COUNTERFOIL-LEVEL', ' 0; forged\r\n'],
    ['Content-Type', ' text/plain\r\n'],
  ],
  contents: 'Bonjour à tous\r\n',
};

const FORGED: readonly Edit[] = [1, 2, 3].map((occurrence) => ({
  kind: 'delete-field',
  name: 'X-Counterfoil-Level',
  occurrence,
}));

const MARKED = [
  'X-Counterfoil-Verdict: impersonation; score=7.5;\r\n brand=proximus; id=01K; v=1',
  'X-Counterfoil-Level: 3',
  'From: a@b.example',
];

function newBody(body: Uint8Array): Edit[] {
  return [
    ...FORGED,
    { kind: 'replace-field', name: 'Content-Type', occurrence: 1, value: 'text/plain; charset=utf-8' },
    LEVEL_FIELD,
    VERDICT_FIELD,
    { kind: 'replace-body', body },
  ];
}

describe('the MTA hook', () => {
  let outcome: Outcome;
  const engine = fakeEngine(() => outcome);
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    engine.analysed.length = 0;
    engine.submissions.length = 0;
    outcome = ratedOutcome('impersonation', 7.5, [...FORGED, LEVEL_FIELD, VERDICT_FIELD]);
  });

  function post(body: unknown): Promise<Response> {
    return fetch(`http://${server.address}/v1/mta-hook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async function hook(request: object): Promise<HookResponse> {
    return (await post(request)).json() as Promise<HookResponse>;
  }

  it('takes our banners out of what own users send, where the engine does that', async () => {
    const body = Buffer.from('Bonjour\r\n');
    const strip = { stripBanners: async () => [{ kind: 'replace-body', body } as const] };
    Object.assign(engine, strip);
    try {
      const answer = await hook(dataRequest(MESSAGE, { sasl: { login: 'jan' } }));
      expect(answer.modifications).toEqual([{ type: 'replaceContents', value: 'Bonjour\r\n' }]);
      expect(engine.analysed).toEqual([]);
    } finally {
      Reflect.deleteProperty(engine, 'stripBanners');
    }
  });

  it('hands message, client and envelope to the engine', async () => {
    await hook(dataRequest(MESSAGE));
    expect(engine.analysed[0]?.transaction).toMatchObject({
      client: { address: '192.0.2.7', ehloDomain: 'mail.b.example' },
      envelope: { reversePath: 'a@b.example', forwardPaths: ['c@d.example'] },
    });
    expect(contentOf(engine.analysed[0])).toMatch(
      /^From: a@b\.example\r\nX-Counterfoil-Level: 0; forged\r\n/,
    );
    expect(contentOf(engine.analysed[0])).toContain('text/plain\r\n\r\nBonjour \xc3\xa0 tous\r\n');
    expect(engine.analysed[0]?.capabilities).toEqual({ replaceBody: true, quarantine: true });
  });

  it('takes forged fields out, blanks in their names or not, and puts ours on top', async () => {
    const { action, modifications = [] } = await hook(dataRequest(MESSAGE));
    expect(action).toBe('accept');
    const header = [...MARKED, 'Content-Type: text/plain', '', 'Bonjour à tous', ''];
    expect(modified(MESSAGE, modifications)).toBe(header.join('\r\n'));
  });

  it('replaces the body', async () => {
    outcome = ratedOutcome('impersonation', 7.5, newBody(Buffer.from('Attention\r\nBonjour à tous\r\n')));
    const { modifications = [] } = await hook(dataRequest(MESSAGE));
    const lines = [
      ...MARKED,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Attention',
      'Bonjour à tous',
      '',
    ];
    expect(modified(MESSAGE, modifications)).toBe(lines.join('\r\n'));
  });

  it('asks for no new body when the body was damaged on the way', async () => {
    await hook(dataRequest({ ...MESSAGE, contents: 'Bonjour \u{fffd} tous\r\n' }));
    expect(engine.analysed[0]?.capabilities.replaceBody).toBe(false);
  });

  it('leaves body and its description alone when the new body is not UTF-8', async () => {
    outcome = ratedOutcome('impersonation', 7.5, newBody(Buffer.from('Bonjour \xe0 tous\r\n', 'latin1')));
    const { modifications = [] } = await hook(dataRequest(MESSAGE));
    const header = [...MARKED, 'Content-Type: text/plain', '', 'Bonjour à tous', ''];
    expect(modified(MESSAGE, modifications)).toBe(header.join('\r\n'));
  });

  it('quarantines by the field that Stalwart writes itself', async () => {
    outcome = ratedOutcome('impersonation', 9, [VERDICT_FIELD, { kind: 'quarantine', reason: 'x' }]);
    const { action, modifications } = await hook(dataRequest(MESSAGE));
    expect(action).toBe('accept');
    expect(modifications).toContainEqual({
      type: 'insertHeader',
      index: 0,
      name: 'X-Quarantine',
      value: 'true',
    });
  });

  it('asks to try later, with the code under both names', async () => {
    outcome = { kind: 'try-later', reason: 'the analysis took too long' };
    expect(await hook(dataRequest(MESSAGE))).toMatchObject({
      action: 'reject',
      response: { status: 451, enhanced_status: '4.3.0', enhancedStatus: '4.3.0', disconnect: false },
    });
  });

  it('does not judge what somebody submitted with a password', async () => {
    expect(await hook(dataRequest(MESSAGE, { sasl: { login: 'jan' } }))).toEqual({ action: 'accept' });
    expect(engine.analysed).toEqual([]);
    expect(engine.submissions).toEqual([{ reversePath: 'a@b.example', forwardPaths: ['c@d.example'] }]);
  });

  it('accepts other stages without a look', async () => {
    const { context } = dataRequest(MESSAGE, { stage: 'rcpt' }) as { context: object };
    expect(await hook({ context })).toEqual({ action: 'accept' });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a newer version', dataRequest(MESSAGE, { protocol: { version: 2 } })],
    ['something else', { hello: 'world' }],
    ['prototypes', '{"__proto__": {"context": 1}}'],
  ])('refuses %s with 400', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect(engine.analysed).toEqual([]);
  });

  it('refuses a request beyond its limit', async () => {
    expect((await post(dataRequest({ ...MESSAGE, contents: 'x'.repeat(2_001) }))).status).toBe(413);
  });
});
