import { createServer, type Socket } from 'node:net';
import type { Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { listen } from '../listen.ts';
import { formatListenAddress, parseListenAddress } from '../listen-address.ts';
import { serveConnection } from './connection.ts';
import { MAX_CONNECTIONS } from './limits.ts';

export interface SpamdServerOptions {
  /** `127.0.0.1:7830`, `[::1]:7830` or `unix:/path`. Port 0 lets the system choose. */
  readonly listen: string;
  /** Bytes of a message that are collected; the rest of a larger one is left out. */
  readonly maxMessageBytes: number;
  /** How long messages under way may still take when the server closes. Default: 10 s. */
  readonly graceMs?: number;
}

export interface SpamdServer {
  /** Where it really listens. */
  readonly address: string;
  /** Takes no more connections, lets messages under way finish, then ends. The engine stays open. */
  close(): Promise<void>;
}

const SOCKET_MODE = 0o660;
const GRACE_MS = 10_000;

/**
 * Serves clients of SpamAssassin's spamd, versions 1.0 to 1.5: spamc, Exim's `spam =` and others; on the same port
 * Exim's `variant=rspamd`. Throws the faults `configuration-invalid` and `port-unavailable`.
 */
export async function startSpamdServer(
  options: SpamdServerOptions,
  engine: Engine,
  logger: Logger,
): Promise<SpamdServer> {
  const context = { maxMessageBytes: options.maxMessageBytes, engine, logger };
  const sockets = new Set<Socket>();
  // Half open: clients close their side after the message and wait for the reply.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return serveConnection(socket, context);
  });
  server.maxConnections = MAX_CONNECTIONS;
  const address = formatListenAddress(await listen(server, parseListenAddress(options.listen), SOCKET_MODE));
  server.on('error', (error) => logger.error({ err: error }, 'spamd hook could not take a connection'));
  logger.info({ address }, 'spamd hook listening');
  return { address, close };

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const impatience = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, options.graceMs ?? GRACE_MS);
    await closed;
    clearTimeout(impatience);
  }
}
