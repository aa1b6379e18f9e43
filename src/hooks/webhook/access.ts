import type { TLSSocket } from 'node:tls';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { RELOAD_ROUTE } from './rules-route.ts';
import { type Role, roleOf, shownToken, type Tokens } from './shown-token.ts';

export interface AccessOptions extends Tokens {
  /** Whether a client certificate, as the TLS layer has verified it, opens what the token opens. */
  readonly clientCertificates?: boolean;
  /** Whether callers must show a token and a certificate. */
  readonly demandBoth?: boolean;
  /** Of one address. */
  readonly requestsPerSecond: number;
}

/** Routes that anybody may ask: they tell nothing but that there is somebody. */
const OPEN: ReadonlySet<string> = new Set(['/livez', '/readyz', '/ping']);

/** Only the administrator may look at these. */
const ADMIN = '/admin';

/** Guards every route but health, before a byte of the body is read. Routes that do not exist are guarded too. */
export function guardAccess(
  server: FastifyInstance,
  options: AccessOptions,
  now: () => number = () => performance.now(),
): void {
  const limit = createRateLimit(options.requestsPerSecond);
  server.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (OPEN.has(route)) return undefined;
    const { remoteAddress = '' } = request.socket;
    if (!limit.admits(remoteAddress, now())) {
      return sendProblem(reply.header('retry-after', '1'), 429, 'Too many requests');
    }
    return refusal(request, reply, options, neededRole(route, options));
  });
}

function neededRole(route: string, { adminToken }: Tokens): Role {
  // Where there is no such token, the rules may be reloaded by whoever may scan.
  const forAdmins = route.startsWith(ADMIN) || (route === RELOAD_ROUTE && adminToken !== undefined);
  return forAdmins ? 'admin' : 'scan';
}

function refusal(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AccessOptions,
  needed: Role,
): FastifyReply | undefined {
  const role = roleOf(shownToken(request), options);
  const certified = options.clientCertificates === true && isCertified(request);
  // A browser asks its user only when Basic is wanted.
  const scheme = needed === 'admin' ? 'Basic realm="Counterfoil"' : 'Bearer';
  if (options.demandBoth && !(certified && role))
    return challenge(reply, scheme, 'A token and a client certificate are needed');
  if (role === 'admin') return undefined;
  if (needed === 'admin') return challenge(reply, scheme, 'The token of an administrator is needed');
  return certified || role ? undefined : refuseUnproven(request, reply, options);
}

function refuseUnproven(
  { socket }: FastifyRequest,
  reply: FastifyReply,
  { token, clientCertificates }: AccessOptions,
): FastifyReply | undefined {
  if (token !== undefined) return challenge(reply, 'Bearer', 'A token is needed');
  if (clientCertificates) return sendProblem(reply, 403, 'A client certificate is needed');
  return refuseStrangers(socket.remoteAddress ?? '', reply);
}

function challenge(reply: FastifyReply, scheme: string, title: string): FastifyReply {
  return sendProblem(reply.header('www-authenticate', scheme), 401, title);
}

/** The address is empty on a Unix socket, whose permissions have decided already. */
function refuseStrangers(address: string, reply: FastifyReply): FastifyReply | undefined {
  if (/^$|^(?:::ffff:)?127\.|^::1$/.test(address)) return undefined;
  return sendProblem(reply, 403, 'Without http.tokenFile only callers on the same machine are answered');
}

/** `authorized` is set by Node's TLS when the certificate leads to `clientCaFile` and is in force. */
function isCertified({ socket }: FastifyRequest): boolean {
  return 'encrypted' in socket && (socket as TLSSocket).authorized;
}
