import Fastify, { type FastifyInstance } from 'fastify';
import type { Engine } from '../../engine/engine.ts';
import { Fault } from '../../fault.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { addMtaHook, type MtaHookOptions } from '../mta-hook/mta-hook-routes.ts';
import { addRspamdRoutes } from '../rspamd/rspamd-routes.ts';
import { type AccessOptions, guardAccess } from './access.ts';
import { addOpenApi } from './openapi.ts';
import { addScan } from './scan-route.ts';

export interface WebhookOptions extends AccessOptions, MtaHookOptions {
  /** `host:port` or `unix:/path`. */
  readonly listen: string;
  /** Larger bodies are answered with 413 before they are read. */
  readonly maxMessageBytes: number;
}

export interface WebhookServer {
  /** Where it really listens, in the same form. */
  readonly address: string;
  close(): Promise<void>;
}

/** What a caller of `POST /v1/messages` may tell beside the message, as query parameters. */
interface EnvelopeQuery {
  readonly sender?: string;
  readonly recipient?: string | readonly string[];
}

/**
 * HTTP for monitors and for anything that can POST a message:
 *
 * - `GET /livez` answers as long as the event loop turns, `GET /readyz` once messages can be judged
 * - `POST /v1/messages` takes a message (RFC 5322, any content type) and answers with the verdict as JSON
 * - `POST /v1/scan` answers with the edits, too; `GET /v1/openapi.json` describes both
 * - `POST /v1/mta-hook` speaks Stalwart's MTA Hooks, `/checkv2` to clients of rspamd
 *
 * Every route but health asks for the token, and without one answers callers on this machine only.
 */
export async function startWebhookServer(
  options: WebhookOptions,
  engine: Engine,
  logger: Logger,
): Promise<WebhookServer> {
  const { listen } = options;
  const server = Fastify({ bodyLimit: options.maxMessageBytes, logger: false });
  guardAccess(server, options);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', () => ({ status: 'ready' }));
  addMessages(server, engine, logger);
  addScan(server, engine, logger);
  addMtaHook(server, options, engine, logger);
  addRspamdRoutes(server, engine, logger);
  addOpenApi(server);
  try {
    const bound = await server.listen(listenOptions(listen));
    const address = listen.startsWith(UNIX) ? listen : bound.replace(/^http:\/\//, '');
    return { address, close: () => server.close() };
  } catch (cause) {
    throw new Fault('port-unavailable', `cannot listen for HTTP on ${listen}: ${codeOf(cause)}`, { cause });
  }
}

function addMessages(server: FastifyInstance, engine: Engine, logger: Logger): void {
  server.post<{ Querystring: EnvelopeQuery }>('/v1/messages', async ({ body, query }, reply) => {
    if (!(body instanceof Uint8Array) || body.length === 0) {
      return reply.code(400).send({ title: 'The body must be a message', status: 400 });
    }
    const envelope = {
      ...(query.sender !== undefined && { reversePath: query.sender }),
      forwardPaths: [query.recipient ?? []].flat(),
    };
    const outcome = await engine.analyse({ client: {}, envelope, content: body }, CAPABILITIES);
    if (outcome.kind === 'edits') return outcome.report;
    logger.warn({ reason: outcome.reason }, 'webhook answered try later');
    return reply.code(503).header('retry-after', '30').send({ title: outcome.reason, status: 503 });
  });
}

/** The caller gets a verdict and no edits. */
const CAPABILITIES = { replaceBody: false, quarantine: false } as const;

const UNIX = 'unix:';

function listenOptions(listen: string): { path: string } | { host: string; port: number } {
  if (listen.startsWith(UNIX)) return { path: listen.slice(UNIX.length) };
  const colon = listen.lastIndexOf(':');
  return { host: listen.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(listen.slice(colon + 1)) };
}

function codeOf(cause: unknown): string {
  const code = (cause as { readonly code?: string }).code;
  return code === 'EADDRINUSE' ? 'the address is in use' : (code ?? String(cause));
}
