import { freePort } from './free-port.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** A Redis of its own that keeps nothing on disk. */
export interface Redis {
  readonly port: number;
  readonly url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts Redis on a free port of 127.0.0.1, or on `port` to bring one back that was stopped. */
export async function startRedis(options: { readonly port?: number } = {}): Promise<Redis> {
  const port = options.port ?? (await freePort());
  const folder = makeRunFolder('redis');
  const redis = startProcess('redis-server', [
    ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder],
    ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
  ]);
  await redis.listening(port);
  return { port, url: `redis://127.0.0.1:${port}`, stop: redis.stop };
}
