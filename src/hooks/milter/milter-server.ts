import { createServer, type Server } from 'node:net';
import type { Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { listen } from '../listen.ts';
import { formatListenAddress, parseListenAddress } from '../listen-address.ts';
import { type ConnectionOptions, MilterConnection } from './connection.ts';

/** How the hook listens and works. */
export interface MilterServerOptions extends ConnectionOptions {
  /** `127.0.0.1:8891`, `[::1]:8891`, `inet:8891@127.0.0.1` or `unix:/path`. Port 0 lets the system choose. */
  readonly listen: string;
  /** Permissions of a unix socket: the mail server must be able to write to it. Default: owner and group. */
  readonly socketMode?: number;
  /** How long messages under way may still take when the server closes. Default: 10 s. */
  readonly graceMs?: number;
}

export interface MilterServer {
  /** Where it really listens: `127.0.0.1:8891`, `[::1]:8891` or `unix:/path`. */
  readonly address: string;
  /** Takes no more connections, lets messages under way finish, then ends. The engine stays open. */
  close(): Promise<void>;
}

const SOCKET_MODE = 0o660;
const GRACE_MS = 10_000;

/**
 * Serves mail servers that speak the milter protocol, versions 2 to 6.
 * Throws the faults `configuration-invalid` and `port-unavailable`.
 */
export async function startMilterServer(
  options: MilterServerOptions,
  engine: Engine,
  logger: Logger,
): Promise<MilterServer> {
  const context = { options, engine, logger, reportMissingActions: reportOnce(logger) };
  const connections = new Set<MilterConnection>();
  const server = createServer({ keepAlive: true }, (socket) => {
    const connection = new MilterConnection(socket, context);
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
    return connection.run();
  });
  const { socketMode = SOCKET_MODE, graceMs = GRACE_MS } = options;
  const address = formatListenAddress(await listen(server, parseListenAddress(options.listen), socketMode));
  // Such as too many open files: this connection is lost, the next may succeed.
  server.on('error', (error) => logger.error({ err: error }, 'milter hook could not take a connection'));
  logger.info({ address }, 'milter hook listening');
  return { address, close: () => close(server, connections, graceMs) };
}

function reportOnce(logger: Logger): () => void {
  let reported = false;
  return () => {
    if (!reported) logger.warn({}, 'the mail server does not let filters write and delete header fields');
    reported = true;
  };
}

async function close(
  server: Server,
  connections: ReadonlySet<MilterConnection>,
  graceMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const connection of connections) connection.drain();
  const impatience = setTimeout(() => {
    for (const connection of connections) connection.destroy();
  }, graceMs);
  await closed;
  clearTimeout(impatience);
}
