import { freePort } from './free-port.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** A Redis of its own that keeps nothing on disk. */
export interface Redis {
  readonly port: number;
  readonly url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** It keeps its sockets and answers nothing any more, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

export interface RedisOptions {
  readonly port?: number;
  /** Further arguments; of two settings of one name the last counts. */
  readonly settings?: readonly string[];
}

/** Starts Redis on a free port of 127.0.0.1, or on `port` to bring one back that was stopped. */
export async function startRedis(options: RedisOptions = {}): Promise<Redis> {
  const port = options.port ?? (await freePort());
  const folder = makeRunFolder('redis');
  const redis = startProcess('redis-server', [
    ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder],
    ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
    ...(options.settings ?? []),
  ]);
  await redis.listening(port);
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    stop: redis.stop,
    freeze: () => redis.signal('SIGSTOP'),
    thaw: () => redis.signal('SIGCONT'),
  };
}
