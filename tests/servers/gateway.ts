import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './free-port.ts';
import { eventually } from './patience.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** The authserv-id (RFC 8601 §2.5) that the gateway of the tests believes. */
export const AUTHSERV_ID = 'mx.test.invalid';

export interface GatewayOptions {
  /** `start` unless told: the engine is embedded. */
  readonly command?: 'start' | 'gateway';
  /** Changes to the section `engine`. */
  readonly engine?: Readonly<Record<string, string | number>>;
  /** Changes to the section `memory`, which is in a folder of its own. */
  readonly memory?: Readonly<Record<string, string | number | boolean>>;
  /** Further addresses to listen on. */
  readonly listen?: Readonly<Record<string, string>>;
  /** Further sections of the configuration. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** To bring one back where another has died; a free port unless told. */
  readonly milterPort?: number;
}

/** The gateway as administrators start it. */
export interface Gateway {
  readonly milterPort: number;
  readonly httpPort: number;
  /** Everything that it wrote to standard output and standard error. */
  log(): string;
  exitStatus(): number | null | undefined;
  /** Asks it to end and waits for the end. */
  stop(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
  /** Asks it to read its rules again (SIGHUP). */
  hangUp(): void;
  /** It keeps its sockets and does nothing any more, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** Starts `counterfoil start` (or `gateway`) with a configuration of its own and waits until it says that it is ready. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const milterPort = options.milterPort ?? (await freePort());
  const httpPort = await freePort();
  const folder = makeRunFolder('gateway');
  const file = join(folder, 'counterfoil.yaml');
  writeFileSync(
    file,
    stringify({
      listen: { milter: `127.0.0.1:${milterPort}`, http: `127.0.0.1:${httpPort}`, ...options.listen },
      authentication: { trustedAuthservIds: [AUTHSERV_ID] },
      // A loaded machine is no reason for a test to fail: far beyond what an analysis takes.
      engine: { threads: 1, deadlineMs: 60_000, ...options.engine },
      memory: { folder, ...options.memory },
      ...options.sections,
    }),
  );
  const gateway = startProcess(
    process.execPath,
    ['src/main.ts', options.command ?? 'start', '--config', file],
    {
      cwd: PROJECT,
    },
  );
  const log = () => gateway.stdout() + gateway.stderr();
  await eventually(
    () => {
      if (gateway.exitStatus() !== undefined) throw new Error(`the gateway ended at once\n${log()}`);
      return gateway.stdout().includes(`127.0.0.1:${milterPort}`) || undefined;
    },
    () => `the gateway does not get ready\n${log()}`,
  );
  await gateway.listening(milterPort, httpPort);
  return {
    ...{ milterPort, httpPort, log, exitStatus: gateway.exitStatus },
    stop: () => gateway.stop(),
    kill: () => gateway.stop('SIGKILL'),
    hangUp: () => gateway.signal('SIGHUP'),
    freeze: () => gateway.signal('SIGSTOP'),
    thaw: () => gateway.signal('SIGCONT'),
  };
}
