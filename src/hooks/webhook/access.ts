import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

export interface AccessOptions {
  /** What callers must show; without one, only callers on this machine are answered. */
  readonly token?: string;
  /** Of one address. */
  readonly requestsPerSecond: number;
}

/** Routes that anybody may ask: they tell nothing but that there is somebody. */
const OPEN: ReadonlySet<string> = new Set(['/livez', '/readyz', '/ping']);

/** Guards every route but health, before a byte of the body is read. Routes that do not exist are guarded too. */
export function guardAccess(
  server: FastifyInstance,
  { token, requestsPerSecond }: AccessOptions,
  now: () => number = () => performance.now(),
): void {
  const limit = createRateLimit(requestsPerSecond);
  server.addHook('onRequest', async (request, reply) => {
    if (OPEN.has(request.routeOptions.url ?? '')) return undefined;
    const { remoteAddress = '' } = request.socket;
    if (!limit.admits(remoteAddress, now())) {
      return sendProblem(reply.header('retry-after', '1'), 429, 'Too many requests');
    }
    return token === undefined ? refuseStrangers(remoteAddress, reply) : demandToken(request, token, reply);
  });
}

/** The address is empty on a Unix socket, whose permissions have decided already. */
function refuseStrangers(address: string, reply: FastifyReply): FastifyReply | undefined {
  if (/^$|^(?:::ffff:)?127\.|^::1$/.test(address)) return undefined;
  return sendProblem(reply, 403, 'Without http.tokenFile only callers on the same machine are answered');
}

function demandToken(request: FastifyRequest, token: string, reply: FastifyReply): FastifyReply | undefined {
  const shown = shownToken(request);
  if (shown !== undefined && sameToken(shown, token)) return undefined;
  return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, 'A token is needed');
}

/** RFC 6750 §2.1, RFC 7617 (the password of any user), or the field of rspamd's clients. */
function shownToken({ headers }: FastifyRequest): string | undefined {
  const { scheme, credentials = '' } =
    /^(?<scheme>Bearer|Basic) +(?<credentials>\S+) *$/i.exec(headers.authorization ?? '')?.groups ?? {};
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme)
    return Buffer.from(credentials, 'base64')
      .toString()
      .replace(/^[^:]*:/, '');
  const { password } = headers;
  return typeof password === 'string' ? password : undefined;
}

/** In the same time wherever they differ and however long they are. */
function sameToken(shown: string, token: string): boolean {
  return timingSafeEqual(sha256(shown), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
