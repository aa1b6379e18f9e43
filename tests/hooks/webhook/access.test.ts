import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { type AccessOptions, guardAccess } from '../../../src/hooks/webhook/access.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const ADMIN = 'fedcba9876543210fedcba9876543210';

function guarded(options: Partial<AccessOptions> = {}): FastifyInstance {
  const server = Fastify();
  guardAccess(server, { requestsPerSecond: 1000, ...options }, () => 0);
  server.get('/livez', () => 'alive');
  server.get('/ping', () => 'pong');
  server.post('/v1/scan', () => 'scanned');
  server.get('/admin/queue/*', () => 'the queue');
  server.get('/metrics', () => 'figures');
  server.post('/v1/rules/reload', () => 'reloaded');
  return server;
}

async function statusOf(
  server: FastifyInstance,
  headers: Readonly<Record<string, string>> = {},
  { url = '/v1/scan', remoteAddress = '192.0.2.1' } = {},
): Promise<number> {
  const method = url.startsWith('/v1/') ? 'POST' : 'GET';
  return (await server.inject({ method, url, headers, remoteAddress })).statusCode;
}

describe('access to the HTTP routes', () => {
  it.each([
    ['the token', { authorization: `Bearer ${TOKEN}` }, 200],
    ['the token in small letters of the scheme', { authorization: `bearer ${TOKEN}` }, 200],
    ["the token as rspamd's clients show it", { password: TOKEN }, 200],
    ['the token as a password', { authorization: `Basic ${btoa(`hook:${TOKEN}`)}` }, 200],
    ['nothing', {}, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['half of it', { authorization: `Bearer ${TOKEN.slice(0, 16)}` }, 401],
    ['more than it', { authorization: `Bearer ${TOKEN}0` }, 401],
    ['another', { password: TOKEN.replace('0', '1') }, 401],
    ['the token in an unknown scheme', { authorization: `Digest ${TOKEN}` }, 401],
  ])('is decided by a token: %s', async (_, headers, status) => {
    const server = guarded({ token: TOKEN });
    expect(await statusOf(server, headers)).toBe(status);
    expect(await statusOf(server, headers, { remoteAddress: '127.0.0.1' })).toBe(status);
  });

  it.each([
    ['127.0.0.1', 200],
    ['127.0.0.53', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['', 200],
    ['192.0.2.1', 403],
    ['10.0.0.1', 403],
    ['::ffff:192.0.2.1', 403],
    ['2001:db8::1', 403],
  ])('is for this machine only without a token: "%s"', async (remoteAddress, status) => {
    expect(await statusOf(guarded(), {}, { remoteAddress })).toBe(status);
  });

  it.each(['/livez', '/ping'])('is free for health: %s', async (url) => {
    expect(await statusOf(guarded({ token: TOKEN }), {}, { url })).toBe(200);
  });

  it('does not tell strangers which routes there are', async () => {
    expect(await statusOf(guarded({ token: TOKEN }), {}, { url: '/v1/other' })).toBe(401);
  });

  const basic = (password: string) => ({ authorization: `Basic ${btoa(`anybody:${password}`)}` });

  it.each([
    ['/v1/scan', TOKEN, 200],
    ['/v1/scan', ADMIN, 200],
    ['/metrics', TOKEN, 200],
    ['/metrics', ADMIN, 200],
    ['/metrics', '', 401],
    ['/admin/queue/', ADMIN, 200],
    ['/admin/queue/static/x.js', TOKEN, 401],
    ['/admin/queue/', TOKEN, 401],
    ['/%61dmin/queue/', TOKEN, 401],
    ['/admin/queue/', '', 401],
    ['/v1/rules/reload', TOKEN, 401],
    ['/v1/rules/reload', ADMIN, 200],
  ])('has two roles: %s with "%s" is %i', async (url, token, status) => {
    const server = guarded({ token: TOKEN, adminToken: ADMIN });
    expect(await statusOf(server, basic(token), { url })).toBe(status);
    expect(await statusOf(server, { authorization: `Bearer ${token}` }, { url })).toBe(status);
  });

  it('asks a browser for the token of an administrator', async () => {
    const server = guarded({ adminToken: ADMIN });
    const { headers } = await server.inject({ url: '/admin/queue/' });
    expect(headers['www-authenticate']).toBe('Basic realm="Counterfoil"');
  });

  it('is for nobody under /admin without such a token, and reloads rules for all who may scan', async () => {
    const here = { remoteAddress: '127.0.0.1' };
    expect(await statusOf(guarded(), {}, { url: '/admin/queue/', ...here })).toBe(401);
    expect(await statusOf(guarded(), {}, { url: '/v1/rules/reload', ...here })).toBe(200);
  });

  it('ends for a while after too many requests, wrong tokens included', async () => {
    const server = guarded({ token: TOKEN, requestsPerSecond: 2 });
    const right = { authorization: `Bearer ${TOKEN}` };
    const statuses = [await statusOf(server), await statusOf(server), await statusOf(server, right)];
    expect(statuses).toEqual([401, 401, 429]);
    expect(await statusOf(server, right, { remoteAddress: '192.0.2.2' })).toBe(200);
  });
});
