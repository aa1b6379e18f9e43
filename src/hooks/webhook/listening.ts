import { STATUS_CODES } from 'node:http';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { Fault } from '../../fault.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { sendProblem } from './problem.ts';

/** Certificate, key and, for client certificates, their authority, all PEM. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

export interface ServerOptions {
  /** Absent for plain HTTP. */
  readonly tls?: ServerTls;
  /** Larger bodies are answered with 413 before they are read. */
  readonly maxMessageBytes: number;
}

/** A server that takes any body as bytes and answers errors as problems (RFC 9457). */
export function createServer({ tls, maxMessageBytes }: ServerOptions, logger: Logger): FastifyInstance {
  // The library has one type for a server with TLS and one for a server without; routes are the same in both.
  const server = Fastify({
    bodyLimit: maxMessageBytes,
    logger: false,
    // Who has no certificate is told so by HTTP: health must stay open.
    https: tls
      ? { ...tls, minVersion: 'TLSv1.2', requestCert: tls.ca !== undefined, rejectUnauthorized: false }
      : null,
  }) as unknown as FastifyInstance;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, 'There is no such route'));
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error }, 'a request could not be answered');
    return sendProblem(reply, status, STATUS_CODES[status] ?? 'Error');
  });
  return server;
}

/** Binds the server and returns where it really listens. Throws the fault `port-unavailable`. */
export async function listenForHttp(server: FastifyInstance, listen: string): Promise<string> {
  try {
    const bound = await server.listen(listenOptions(listen));
    return listen.startsWith(UNIX) ? listen : bound.replace(/^https?:\/\//, '');
  } catch (cause) {
    throw new Fault('port-unavailable', `cannot listen for HTTP on ${listen}: ${codeOf(cause)}`, { cause });
  }
}

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
