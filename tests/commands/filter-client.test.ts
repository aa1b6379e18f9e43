import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeRunFolder } from '../servers/run-folder.ts';
import { type Run, runProgram } from '../servers/run-program.ts';
import { HARMLESS } from './messages.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const FORGED = `X-Counterfoil-Verdict: genuine; id=forged\r\n${HARMLESS}`;

const EDITS = [
  { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 },
  { kind: 'insert-field', name: 'X-Counterfoil-Verdict', value: 'none; v=1' },
  { kind: 'replace-field', name: 'Subject', occurrence: 1, value: 'changed' },
  { kind: 'replace-body', body: Buffer.from('New body\r\n').toString('base64') },
  { kind: 'quarantine', reason: 'suspicious' },
];

function answer(status: number, body: object | string): RequestListener {
  return (request, response) => {
    request.resume().once('end', () => {
      response.statusCode = status;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  };
}

describe('filter as a client of a gateway', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  async function serve(listener: RequestListener, where: number | string = 0): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(where, resolve));
    return typeof where === 'string' ? where : `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function filter(options: readonly string[], message: string = FORGED): Promise<Run> {
    return runProgram(process.execPath, [MAIN, 'filter', ...options], Buffer.from(message));
  }

  it('makes the edits of the answer', async () => {
    const url = await serve(answer(200, { verdict: {}, edits: EDITS }));
    const { status, stdout, stderr } = await filter(['--url', url]);
    expect([status, stderr]).toEqual([0, '']);
    const text = stdout.toString();
    expect(text).toMatch(/^X-Counterfoil-Verdict: none; v=1\r\n/);
    expect(text).toContain('\r\nSubject: changed\r\n');
    expect(text).not.toContain('forged');
    expect(text.endsWith('\r\n\r\nNew body\r\n')).toBe(true);
  });

  it('tells message, envelope and token, also over a Unix socket', async () => {
    const folder = makeRunFolder('filter-client');
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, `${'t'.repeat(32)}\n`);
    const seen: string[] = [];
    const socket = await serve(
      (request, response) => {
        seen.push(`${request.method} ${request.url}`, request.headers.authorization ?? '');
        answer(200, { edits: [] })(request, response);
      },
      join(folder, 'http.sock'),
    );
    const envelope = ['--sender', 'a+b@c.example', '--recipient', 'd@e.example', 'f@g.example'];
    const { stdout } = await filter(['--socket', socket, '--token-file', tokenFile, ...envelope]);
    expect(seen).toEqual([
      'POST /v1/scan?sender=a%2Bb%40c.example&recipient=d%40e.example&recipient=f%40g.example',
      `Bearer ${'t'.repeat(32)}`,
    ]);
    expect(stdout.toString()).toBe(FORGED);
  });

  it.each([
    ['an error', answer(503, { title: 'No analysis now' })],
    ['no JSON', answer(200, 'rubbish')],
    ['no edits', answer(200, { edits: 'none' })],
    ['an edit that it does not know', answer(200, { edits: [{ kind: 'replace-sender' }] })],
    ['an edit without a place', answer(200, { edits: [{ kind: 'delete-field', name: 'Subject' }] })],
    ['nothing in time', () => undefined],
    ['a closed connection', (request) => request.socket.destroy()],
  ] satisfies [string, RequestListener][])('asks to try again when the answer is %s', async (_, listener) => {
    const url = await serve(listener);
    const { status, stdout, stderr } = await filter(['--url', url, '--timeout', '2']);
    expect([status, stdout.toString()]).toEqual([75, '']);
    expect(stderr).toMatch(/^counterfoil: .+\n$/);
  });

  it('marks a message as unavailable that is too large for the gateway, since trying again does not help', async () => {
    const url = await serve(answer(413, { title: 'too large' }));
    const { status, stdout } = await filter(['--url', url]);
    expect(status).toBe(0);
    expect(stdout.toString()).toMatch(/^X-Counterfoil-Verdict: unavailable; id=\S+; v=1\r\n/);
    expect(stdout.toString()).not.toContain('forged');
    expect(stdout.toString().endsWith(HARMLESS)).toBe(true);
  });

  it('does what --fallback says when nobody answers', async () => {
    const url = await serve(() => undefined);
    for (const server of servers.splice(0)) server.close();
    const marked = await filter(['--url', url, '--fallback', 'deliver-unavailable']);
    expect([marked.status, marked.stdout.toString().slice(0, 35)]).toEqual([
      0,
      'X-Counterfoil-Verdict: unavailable;',
    ]);
    const judged = await filter(['--url', url, '--fallback', 'analyse-here']);
    expect(judged.stdout.toString()).toMatch(/^X-Counterfoil-Verdict: none; score=/);
    expect(judged.stderr).toContain('ECONNREFUSED');
  });

  it.each([
    ['both a URL and a socket', ['--url', 'http://127.0.0.1:1', '--socket', '/x']],
    ['no number', ['--url', 'http://127.0.0.1:1', '--timeout', 'soon']],
    ['an unknown fallback', ['--url', 'http://127.0.0.1:1', '--fallback', 'reject']],
    ['no URL', ['--url', '127.0.0.1']],
    ['a token that cannot be read', ['--url', 'http://127.0.0.1:1', '--token-file', '/nowhere']],
  ])('asks to try again after a typing error: %s', async (_, options) => {
    const { status, stdout } = await filter(options);
    expect([status, stdout.toString()]).toEqual([75, '']);
  });
});
