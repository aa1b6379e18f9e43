import { Command } from 'commander';
import { startEmbeddedEngine } from '../engine/embedded.ts';
import { startMilterServer } from '../hooks/milter/milter-server.ts';
import { startWebhookServer } from '../hooks/webhook/webhook-server.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import { type Installation, type InstallationOptions, loadInstallation } from './installation.ts';
import { configOption, rulesOption } from './judging-options.ts';

export function startCommand(): Command {
  return new Command('start')
    .description('gateway and embedded engine in one process: the milter, and HTTP for health and webhooks')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(start);
}

/** Something that must be closed before the process may end. */
interface Closable {
  close(): Promise<void>;
}

async function start(options: InstallationOptions): Promise<void> {
  const installation = loadInstallation(options);
  const { configuration, source } = installation;
  const logger = createLogger(configuration.log.level);
  const open: Closable[] = [];
  try {
    const engine = await startEmbeddedEngine(configuration, source, logger);
    open.unshift(engine);
    const milter = await startMilterServer(milterOptions(installation), engine, logger);
    open.unshift(milter);
    const { http } = configuration.listen;
    const { maxBytes } = configuration.message;
    const webhook = await startWebhookServer({ listen: http, maxMessageBytes: maxBytes }, engine, logger);
    open.unshift(webhook);
    process.stdout.write(greeting(installation, milter.address, webhook.address, engine.threads));
  } catch (error) {
    await closeAll(open);
    throw error;
  }
  closeOnSignal(open);
}

function milterOptions({ configuration: { listen, engine, message } }: Installation) {
  return {
    listen: listen.milter,
    progressMs: engine.progressMs,
    maxMessageBytes: message.maxBytes,
    skipAuthenticatedSubmissions: message.skipAuthenticatedSubmissions,
  };
}

/** What it listens on, which rules it loaded, and the one line that Postfix needs. */
function greeting({ expertise }: Installation, milter: string, http: string, threads: number): string {
  const { rules, knowledge } = expertise;
  const postfix = milter.startsWith('unix:') ? milter : `inet:${milter}`;
  return [
    `Counterfoil listens for milter on ${milter}`,
    `Counterfoil listens for HTTP on ${http} (GET /readyz, POST /v1/messages)`,
    `${rules.rules.length} rules (version ${rules.version}), ${knowledge.brands.brands.length} brands, ${threads} threads`,
    'Tell Postfix with this line in main.cf, then "postfix reload":',
    `  smtpd_milters = { ${postfix}, default_action=accept }`,
    '',
  ].join('\n');
}

/** In the order from the outside in: no new message, then the ones under way, then the threads. */
async function closeAll(open: readonly Closable[]): Promise<void> {
  for (const each of open) await each.close();
}

function closeOnSignal(open: readonly Closable[]): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void closeAll(open);
    });
  }
}
