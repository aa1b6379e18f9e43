import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../servers/free-port.ts';
import { lastResort } from '../servers/last-resort.ts';

const PATIENCE_MS = 60_000;

/** A worker of the bench. */
export interface BenchWorker {
  readonly pid: number;
  /** Milliseconds for which its event loop stood still at the longest, since the last time. */
  longestDelay(): Promise<number>;
  /** The same, with the CPU milliseconds of the longest turn of that loop. */
  longestTurn(): Promise<{ readonly delay: number; readonly cpu: number }>;
  stop(): Promise<void>;
}

/** A Redis of its own on 127.0.0.1 that keeps nothing on disk. */
export async function startBenchRedis(): Promise<{
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}> {
  const port = await freePort();
  const server = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const { child, output, stop } = launch('redis-server', [...server, '--maxmemory-policy', 'noeviction']);
  await until(() => output().includes('Ready to accept'), output);
  return { pid: child.pid ?? 0, url: `redis://127.0.0.1:${port}`, stop };
}

/** A worker with one thread. */
export async function startBenchWorker(redisUrl: string): Promise<BenchWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'));
  const file = join(folder, 'counterfoil.yaml');
  const settings = {
    engine: { threads: 1, deadlineMs: 60_000 },
    queue: { redis: [redisUrl] },
    memory: { enabled: false },
    log: { level: 'silent' },
  };
  writeFileSync(file, JSON.stringify(settings));
  const preload = ['--import', './tests/bench/loop-delay.ts'];
  const { child, output, stop } = launch(process.execPath, [
    ...preload,
    ...['src/main.ts', 'worker', '--config', file],
  ]);
  await until(() => output().includes('takes messages'), output);
  rmSync(folder, { recursive: true });
  async function longestTurn(): Promise<{ readonly delay: number; readonly cpu: number }> {
    const before = output().length;
    child.kill('SIGUSR2');
    await until(() => output().indexOf('\n', before + 1) !== -1, output);
    const [, cpu, delay] =
      /longest turn ([\d.]+), longest delay ([\d.]+)\n/.exec(output().slice(before)) ?? [];
    return { cpu: Number(cpu), delay: Number(delay) };
  }
  const longestDelay = () => longestTurn().then(({ delay }) => delay);
  return { pid: child.pid ?? 0, longestDelay, longestTurn, stop };
}

function launch(
  program: string,
  args: readonly string[],
): { child: ChildProcess; output: () => string; stop: () => Promise<void> } {
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const callOff = lastResort(String(child.pid));
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    output: () => text,
    async stop() {
      child.kill();
      await ended;
      callOff();
    },
  };
}

async function until(done: () => boolean, output: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!done()) {
    if (Date.now() > end) throw new Error(`nothing happens:\n${output()}`);
    await pause(20);
  }
}
