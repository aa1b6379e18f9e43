import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Edit, Outcome } from '../../../src/engine/engine.ts';
import type { WebhookServer } from '../../../src/hooks/webhook/webhook-server.ts';
import { contentOf, fakeEngine } from '../milter/fake-engine.ts';
import { LEVEL_FIELD, ratedOutcome, VERDICT_FIELD } from '../rated-outcome.ts';
import { rawExchange } from '../webhook/http-exchange.ts';
import { startTestServer } from '../webhook/test-server.ts';

const MESSAGE = 'From: a@b.example\r\nX-Counterfoil-Level: 0\r\nx-counterfoil-level: 0\r\n\r\nBonjour\r\n';

const FORGED: readonly Edit[] = [
  { kind: 'delete-field', name: 'x-counterfoil-level', occurrence: 2 },
  { kind: 'delete-field', name: 'X-Counterfoil-Level', occurrence: 1 },
];

const NEW_BODY: Edit = { kind: 'replace-body', body: Buffer.from('Banner\r\nBonjour\r\n') };

describe("rspamd's protocol", () => {
  let outcome: Outcome;
  const engine = fakeEngine(() => outcome);
  let server: WebhookServer;

  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    engine.analysed.length = 0;
    outcome = ratedOutcome('impersonation', 7.5, [...FORGED, LEVEL_FIELD, VERDICT_FIELD]);
  });

  function post(headers: Readonly<Record<string, string>> = {}, path = '/checkv2'): Promise<Response> {
    return fetch(`http://${server.address}${path}`, { method: 'POST', headers, body: MESSAGE });
  }

  it.each(['/checkv2', '/check', '/symbols'])('answers %s', async (path) => {
    expect(await (await post({}, path)).json()).toMatchObject({
      is_skipped: false,
      score: 7.5,
      required_score: 5,
      action: 'add header',
      'message-id': '1@b.example',
      symbols: {
        COUNTERFOIL_VERDICT_IMPERSONATION: { score: 0 },
        COUNTERFOIL_CLAIM_IN_LOCAL_PART: { name: 'COUNTERFOIL_CLAIM_IN_LOCAL_PART', score: 3.5, options: [] },
      },
    });
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it.each([
    ['as plain strings', undefined, (value: string) => value],
    ['with their place where the client knows places', 'milter', (value: string) => ({ value, order: 0 })],
  ])('tells which fields to take out and which to write, %s', async (_, flags, written) => {
    const milter = {
      add_headers: {
        'X-Counterfoil-Level': written('3'),
        'X-Counterfoil-Verdict': written('impersonation; score=7.5; brand=proximus; id=01K; v=1'),
      },
      remove_headers: { 'X-Counterfoil-Level': 0, 'x-counterfoil-level': 0 },
    };
    const headers = flags === undefined ? {} : { Flags: `${flags},body_block` };
    expect(await (await post(headers)).json()).toMatchObject({ milter });
  });

  it.each([
    ['suspicious', 6, 'annotate', 'no action'],
    ['none', 0, 'deliver', 'no action'],
    ['impersonation', 9, 'quarantine', 'quarantine'],
    ['impersonation', 9, 'reject', 'reject'],
  ])('makes of %s with %d and %s the action "%s"', async (verdict, score, disposition, action) => {
    outcome = ratedOutcome(verdict, score, [], disposition);
    expect(await (await post()).json()).toMatchObject({ action });
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['127.0.0.1:39986', '127.0.0.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
  ])('reads the address %s', async (ip, address) => {
    await post({ IP: ip });
    expect(engine.analysed[0]?.transaction.client).toEqual({ address });
  });

  it('reads the envelope with and without brackets, and repeated recipients', async () => {
    const lines = ['POST /checkv2 HTTP/1.1', 'Host: h', 'Connection: close', 'From: <a@b.example>'];
    const rcpt = ['Rcpt: <c@d.example>', 'Rcpt: e@f.example', 'Helo: mail.b.example', 'Hostname: unknown'];
    const length = `Content-Length: ${MESSAGE.length}`;
    await rawExchange(server.address, `${[...lines, ...rcpt, length].join('\r\n')}\r\n\r\n${MESSAGE}`);
    expect(engine.analysed[0]?.transaction).toMatchObject({
      client: { ehloDomain: 'mail.b.example' },
      envelope: { reversePath: 'a@b.example', forwardPaths: ['c@d.example', 'e@f.example'] },
    });
  });

  it('takes the message of a GET, as rspamd_proxy sends it', async () => {
    const head = `GET /checkv2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: ${MESSAGE.length}`;
    const reply = await rawExchange(server.address, `${head}\r\n\r\n${MESSAGE}`);
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it('takes a chunked message, as Haraka sends it', async () => {
    const head = 'POST /checkv2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked';
    const chunks = `${MESSAGE.length.toString(16)}\r\n${MESSAGE}\r\n0\r\n\r\n`;
    expect(await rawExchange(server.address, `${head}\r\n\r\n${chunks}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it.each([
    ['body_block', 'x-counterfoil-verdict', true],
    ['milter,body_block', 'banner', false],
  ])('appends the rewritten text for the flags %s', async (flags, start, wholeMessage) => {
    outcome = ratedOutcome('impersonation', 7.5, [LEVEL_FIELD, VERDICT_FIELD, NEW_BODY]);
    const response = await post({ Flags: flags });
    const bytes = Buffer.from(await response.arrayBuffer());
    const offset = Number(response.headers.get('message-offset'));
    expect(JSON.parse(bytes.subarray(0, offset).toString())).toMatchObject({ action: 'add header' });
    const text = bytes.subarray(offset).toString();
    expect(text.toLowerCase().startsWith(start)).toBe(true);
    expect(text.endsWith('Banner\r\nBonjour\r\n')).toBe(true);
    expect(text.includes('From: a@b.example')).toBe(wholeMessage);
    expect(engine.analysed[0]?.capabilities.replaceBody).toBe(true);
  });

  it('says nothing but application/json, as rspamd_proxy wants it', async () => {
    expect((await post()).headers.get('content-type')).toBe('application/json');
    outcome = { kind: 'try-later', reason: 'the analysis took too long' };
    expect((await post()).headers.get('content-type')).toBe('application/json');
  });

  it('sends no message where the body stays as it is', async () => {
    expect((await post({ Flags: 'body_block' })).headers.get('message-offset')).toBeNull();
  });

  it.each([
    ['zstd', 'Compression', zstdCompressSync],
    ['zstd', 'Content-Encoding', zstdCompressSync],
    ['gzip', 'Content-Encoding', gzipSync],
    ['deflate', 'Content-Encoding', deflateSync],
  ])('takes a message compressed with %s as %s says', async (encoding, field, compress) => {
    const init = { method: 'POST', headers: { [field]: encoding } };
    const body = Uint8Array.from(compress(MESSAGE));
    const response = await fetch(`http://${server.address}/checkv2`, { ...init, body });
    expect(await response.json()).toMatchObject({ action: 'add header' });
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it.each([
    ['an unknown compression', 'lzma', Buffer.from('x'), 415],
    ['what is not compressed', 'zstd', Buffer.from('not zstd'), 400],
    ['a compressed bomb', 'zstd', zstdCompressSync(Buffer.alloc(100_000_000)), 413],
  ])('refuses %s', async (_, encoding, body, status) => {
    const init = { method: 'POST', headers: { Compression: encoding }, body: Uint8Array.from(body) };
    expect((await fetch(`http://${server.address}/checkv2`, init)).status).toBe(status);
    expect(engine.analysed).toEqual([]);
  });

  it('says what an empty message is', async () => {
    expect((await fetch(`http://${server.address}/checkv2`, { method: 'POST' })).status).toBe(400);
  });

  it('asks to try again in the words of rspamd', async () => {
    outcome = { kind: 'try-later', reason: 'the analysis took too long' };
    expect(await (await post()).json()).toMatchObject({ action: 'soft reject' });
  });

  it('answers /ping', async () => {
    expect(await (await fetch(`http://${server.address}/ping`)).text()).toBe('pong\r\n');
  });
});
