import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { type AccessOptions, guardAccess } from '../../../src/hooks/webhook/access.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

function guarded(options: Partial<AccessOptions> = {}): FastifyInstance {
  const server = Fastify();
  guardAccess(server, { requestsPerSecond: 1000, ...options }, () => 0);
  server.get('/livez', () => 'alive');
  server.get('/ping', () => 'pong');
  server.post('/v1/scan', () => 'scanned');
  return server;
}

async function statusOf(
  server: FastifyInstance,
  headers: Readonly<Record<string, string>> = {},
  { url = '/v1/scan', remoteAddress = '192.0.2.1' } = {},
): Promise<number> {
  const method = url === '/v1/scan' ? 'POST' : 'GET';
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

  it('ends for a while after too many requests, wrong tokens included', async () => {
    const server = guarded({ token: TOKEN, requestsPerSecond: 2 });
    const right = { authorization: `Bearer ${TOKEN}` };
    const statuses = [await statusOf(server), await statusOf(server), await statusOf(server, right)];
    expect(statuses).toEqual([401, 401, 429]);
    expect(await statusOf(server, right, { remoteAddress: '192.0.2.2' })).toBe(200);
  });
});
