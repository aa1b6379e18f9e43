import { Command } from 'commander';
import { expiredEntries } from '../documents/dated-entry.ts';
import { startEmbeddedEngine } from '../engine/embedded.ts';
import type { Engine } from '../engine/engine.ts';
import { measured } from '../engine/measured.ts';
import { startMilterServer } from '../hooks/milter/milter-server.ts';
import { ownUserTest } from '../hooks/own-users.ts';
import { startSpamdServer } from '../hooks/spamd/spamd-server.ts';
import type { QueueBoard } from '../hooks/webhook/board-pages.ts';
import { startWebhookServer } from '../hooks/webhook/webhook-server.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import type { QueueFigures } from '../telemetry/queue-metrics.ts';
import { feedbackDesk } from './feedback-place.ts';
import { httpAccess } from './http-access.ts';
import { type Installation, type InstallationOptions, loadInstallation } from './installation.ts';
import { memorySettingsOrNone } from './memory-place.ts';
import { configOption, rulesOption } from './options.ts';
import { type Judging, reloadOnSignal, rulesReloader } from './rules-reload.ts';
import { todayOf } from './today-option.ts';

export function startCommand(): Command {
  return new Command('start')
    .description('gateway and embedded engine in one process: the milter, and HTTP for health and webhooks')
    .addOption(configOption())
    .addOption(rulesOption())
    .action((options: InstallationOptions) => serve(options, startEmbedded));
}

function startEmbedded({ configuration, source }: Installation, logger: Logger): Promise<WorkingEngine> {
  const memory = memorySettingsOrNone(configuration.memory, logger);
  return startEmbeddedEngine(configuration, source, logger, memory).then((engine) => ({
    ...engine,
    replaceRules: (next) => engine.replaceRules(next).then(() => undefined),
    capacity: `${engine.threads} threads`,
  }));
}

/** An engine that is ready, and what the greeting tells about it. */
export interface WorkingEngine extends Engine, Judging {
  readonly capacity: string;
  /** How its queues are; absent where there are none. */
  queueFigures?(): Promise<readonly QueueFigures[]>;
  /** Pages that show its queues. */
  readonly queueBoard?: QueueBoard;
}

/** Something that must be closed before the process may end. */
export interface Closable {
  close(): Promise<void>;
}

/** Starts an engine and the hooks in front of it, and ends all of them when the process is asked to end. */
export async function serve(
  options: InstallationOptions,
  startEngine: (installation: Installation, logger: Logger) => Promise<WorkingEngine>,
): Promise<void> {
  const installation = loadInstallation(options);
  const { configuration } = installation;
  const logger = createLogger(configuration.log.level);
  for (const { file, line, message } of expiredEntries(installation.expertise.dated, todayOf({})))
    logger.warn({ file, line, entry: message }, 'an entry has expired and no longer counts');
  const access = httpAccess(configuration, configuration.listen.http);
  const open: Closable[] = [];
  try {
    const judging = await startEngine(installation, logger);
    open.unshift(judging);
    const feedback = feedbackDesk(configuration, judging, logger);
    const engine = { ...judging, ...(feedback && { feedback }) };
    const metrics = await startMetrics(installation, engine);
    const reloader = rulesReloader(installation, options, countingRules(engine, metrics), logger);
    reloadOnSignal(reloader);
    const milter = await startMilterServer(
      milterOptions(installation),
      measured(engine, 'milter', metrics),
      logger,
    );
    open.unshift(milter);
    const { http, spamd: spamdListen } = configuration.listen;
    const { maxBytes, skipAuthenticatedSubmissions } = configuration.message;
    if (spamdListen !== '') {
      const options = { listen: spamdListen, maxMessageBytes: maxBytes };
      const spamd = await startSpamdServer(options, measured(engine, 'spamd', metrics), logger);
      open.unshift(spamd);
      process.stdout.write(`Counterfoil listens for spamd on ${spamd.address}\n`);
    }
    const webhookOptions = {
      listen: http,
      maxMessageBytes: maxBytes,
      skipAuthenticatedSubmissions,
      ...access,
      reloader,
      metrics,
      ...(configuration.http.queueBoard && engine.queueBoard && { queueBoard: engine.queueBoard }),
    };
    const webhook = await startWebhookServer(webhookOptions, engine, logger);
    open.unshift(webhook);
    process.stdout.write(greeting(installation, milter.address, webhook.address, engine.capacity));
  } catch (error) {
    await closeAll(open);
    throw error;
  }
  closeOnSignal(open);
}

async function startMetrics({ expertise }: Installation, engine: WorkingEngine): Promise<Metrics> {
  const metrics = await createMetrics();
  metrics.rules(expertise.version);
  if (engine.queueFigures) metrics.watchQueues(engine.queueFigures);
  return metrics;
}

/** The same, with the version counted of whatever judges from then on. */
export function countingRules(judging: Judging, metrics: Metrics): Judging {
  return {
    async replaceRules(source) {
      const told = await judging.replaceRules(source);
      metrics.rules(source.folder.version);
      return told;
    },
  };
}

function milterOptions({ configuration: { listen, engine, message, outbound } }: Installation) {
  return {
    listen: listen.milter,
    progressMs: engine.progressMs,
    maxMessageBytes: message.maxBytes,
    skipAuthenticatedSubmissions: message.skipAuthenticatedSubmissions,
    isOwnUser: ownUserTest(outbound),
  };
}

/** What it listens on, which rules it loaded, and the one line that Postfix needs. */
function greeting({ expertise }: Installation, milter: string, http: string, capacity: string): string {
  const { rules, knowledge, version } = expertise;
  const postfix = milter.startsWith('unix:') ? milter : `inet:${milter}`;
  return [
    `Counterfoil listens for milter on ${milter}`,
    `Counterfoil listens for HTTP on ${http} (GET /readyz, POST /v1/scan)`,
    `${rules.rules.length} rules (version ${version}), ${knowledge.brands.brands.length} brands, ${capacity}`,
    'Tell Postfix with this line in main.cf, then "postfix reload":',
    `  smtpd_milters = { ${postfix}, default_action=accept }`,
    '',
  ].join('\n');
}

/** In the order from the outside in: no new message, then the ones under way, then the threads. */
async function closeAll(open: readonly Closable[]): Promise<void> {
  for (const each of open) await each.close();
}

export function closeOnSignal(open: readonly Closable[]): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void closeAll(open);
    });
  }
}
