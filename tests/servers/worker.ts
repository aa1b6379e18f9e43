import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { AUTHSERV_ID } from './gateway.ts';
import { eventually } from './patience.ts';
import { makeRunFolder } from './run-folder.ts';
import { type ServerProcess, startProcess } from './server-process.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

export interface WorkerOptions {
  /** Changes to the section `engine`. */
  readonly engine?: Readonly<Record<string, string | number>>;
  /** Changes to the section `queue`. */
  readonly queue?: Readonly<Record<string, unknown>>;
  /** Further sections of the configuration. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** Another rule folder. */
  readonly rules?: string;
  /** A module that the process loads before anything else. */
  readonly preload?: string;
  /** Without waiting until it is ready. */
  readonly impatient?: boolean;
}

/** A worker as administrators start it. */
export interface WorkerProcess extends Pick<ServerProcess, 'pid' | 'exitStatus'> {
  /** Everything that it wrote to standard output and standard error. */
  log(): string;
  stop(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
  /** It keeps its sockets and does nothing any more, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** Starts `counterfoil worker` on a Redis and waits until it says that it is ready. */
export async function startWorker(redisUrl: string, options: WorkerOptions = {}): Promise<WorkerProcess> {
  const folder = makeRunFolder('worker');
  const file = join(folder, 'counterfoil.yaml');
  writeFileSync(
    file,
    stringify({
      authentication: { trustedAuthservIds: [AUTHSERV_ID] },
      engine: { threads: 1, ...options.engine },
      queue: { redis: [redisUrl], ...options.queue },
      memory: { enabled: false },
      log: { level: 'debug' },
      ...options.sections,
    }),
  );
  const preload = options.preload === undefined ? [] : ['--import', options.preload];
  const rules = options.rules === undefined ? [] : ['--rules', options.rules];
  const worker = startProcess(
    process.execPath,
    [...preload, 'src/main.ts', 'worker', '--config', file, ...rules],
    { cwd: PROJECT },
  );
  const log = () => worker.stdout() + worker.stderr();
  if (!options.impatient)
    await eventually(
      () => {
        if (worker.exitStatus() !== undefined) throw new Error(`the worker ended at once\n${log()}`);
        return worker.stdout().includes('takes messages') || undefined;
      },
      () => `the worker does not get ready\n${log()}`,
    );
  return {
    ...{ pid: worker.pid, exitStatus: worker.exitStatus, log },
    stop: () => worker.stop(),
    kill: () => worker.stop('SIGKILL'),
    freeze: () => worker.signal('SIGSTOP'),
    thaw: () => worker.signal('SIGCONT'),
  };
}
