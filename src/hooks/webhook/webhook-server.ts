import type { Engine } from '../../engine/engine.ts';
import { measured } from '../../engine/measured.ts';
import type { Reloader } from '../../engine/reload.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { addMtaHook, type MtaHookOptions } from '../mta-hook/mta-hook-routes.ts';
import { addRspamdRoutes } from '../rspamd/rspamd-routes.ts';
import { type AccessOptions, guardAccess } from './access.ts';
import { addQueueBoard, type QueueBoard } from './board-pages.ts';
import { addFeedback } from './feedback-route.ts';
import { createServer, listenForHttp, type ServerOptions } from './listening.ts';
import { addMessages } from './messages-routes.ts';
import { addMetrics } from './metrics-server.ts';
import { addOpenApi } from './openapi.ts';
import { addOutbound } from './outbound-route.ts';
import { addRulesReload } from './rules-route.ts';
import { addScan } from './scan-route.ts';

export interface WebhookOptions extends AccessOptions, ServerOptions, MtaHookOptions {
  /** `host:port` or `unix:/path`. */
  readonly listen: string;
  /** Reads the rules again; without one there is no route for it. */
  readonly reloader?: Reloader;
  /** What is counted, and shown at `/metrics`. */
  readonly metrics?: Metrics;
  /** Without it there are no pages that show the queue. */
  readonly queueBoard?: QueueBoard;
}

export interface WebhookServer {
  /** Where it really listens, in the same form. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * HTTP for monitors and for anything that can POST a message:
 *
 * - `GET /livez` answers as long as the event loop turns, `GET /readyz` once messages can be judged
 * - `POST /v1/scan` takes a message (RFC 5322, any content type) and answers with verdict and edits
 * - `POST /v1/outbound` takes one that leaves and answers with edits that take our banners and fields out
 * - `POST /v1/messages` answers at once, and the verdict goes to a callback; `GET /v1/openapi.json` describes all
 * - `POST /v1/rules/reload` reads the rules again, `POST /v1/feedback` takes reports of false alarms and misses
 * - `GET /metrics` for Prometheus, `/admin/queue` for people, where they are wanted
 * - `POST /v1/mta-hook` speaks Stalwart's MTA Hooks, `/checkv2` to clients of rspamd
 *
 * Every route but health asks for the token, and without one answers callers on this machine only.
 */
export async function startWebhookServer(
  options: WebhookOptions,
  engine: Engine,
  logger: Logger,
): Promise<WebhookServer> {
  const { listen, metrics } = options;
  const seenBy = (hook: string) => (metrics ? measured(engine, hook, metrics) : engine);
  const server = createServer(options, logger);
  guardAccess(server, options);
  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', () => ({ status: 'ready' }));
  addMessages(server, engine, logger);
  addScan(server, seenBy('scan'), logger);
  if (engine.stripOutbound) addOutbound(server, engine.stripOutbound);
  addMtaHook(server, options, seenBy('mta-hook'), logger);
  addRspamdRoutes(server, seenBy('rspamd'), logger);
  if (options.reloader) addRulesReload(server, options.reloader);
  if (engine.feedback) addFeedback(server, engine.feedback);
  addOpenApi(server);
  if (metrics) addMetrics(server, metrics);
  if (options.queueBoard) await addQueueBoard(server, options.queueBoard);
  return { address: await listenForHttp(server, listen), close: () => server.close() };
}
