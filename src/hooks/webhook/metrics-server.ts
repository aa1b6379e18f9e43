import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { type AccessOptions, guardAccess } from './access.ts';
import { createServer, listenForHttp, type ServerTls } from './listening.ts';
import type { WebhookServer } from './webhook-server.ts';

/** `GET /metrics` for Prometheus. */
export function addMetrics(server: FastifyInstance, metrics: Pick<Metrics, 'expose'>): void {
  server.get('/metrics', async (_request, reply) => {
    const { type, text } = await metrics.expose();
    return reply.type(type).send(text);
  });
}

export interface MetricsServerOptions extends AccessOptions {
  /** `host:port` or `unix:/path`. */
  readonly listen: string;
  readonly tls?: ServerTls;
}

/** Nobody has a body to send. */
const LARGEST_BODY = 1_024;

/** `/metrics` and `/livez` of a process that has no other listener. Throws the fault `port-unavailable`. */
export async function startMetricsServer(
  options: MetricsServerOptions,
  metrics: Pick<Metrics, 'expose'>,
  logger: Logger,
): Promise<WebhookServer> {
  const server = createServer({ ...options, maxMessageBytes: LARGEST_BODY }, logger);
  guardAccess(server, options);
  server.get('/livez', () => ({ status: 'alive' }));
  addMetrics(server, metrics);
  return { address: await listenForHttp(server, options.listen), close: () => server.close() };
}
