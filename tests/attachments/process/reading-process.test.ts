import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { type ReadingTask, unread } from '../../../src/attachments/attachment-reader.ts';
import {
  createReadingProcess,
  type ReadingProcess,
  type ReadingProcessOptions,
} from '../../../src/attachments/process/reading-process.ts';
import { pdfFile } from '../pdf-file.ts';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const pdf = (bytes: Uint8Array): ReadingTask => ({ kind: 'pdf', bytes, passwords: [] });
const HARMLESS = pdf(pdfFile({ lines: ['Hello'] }));

let reader: ReadingProcess;
function start(options: ReadingProcessOptions = {}): ReadingProcess {
  reader = createReadingProcess(options);
  return reader;
}

afterEach(() => reader?.close());

/** One that has ended and whose parent has not asked how is gone, too. */
function isAlive(pid: number): boolean {
  try {
    const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return state !== 'Z';
  } catch {
    return false;
  }
}

async function isGone(pid: number, seconds: number): Promise<boolean> {
  for (let tenths = 0; tenths < seconds * 10; tenths++) {
    if (!isAlive(pid)) return true;
    await wait(100);
  }
  return false;
}

describe('the reading process', () => {
  it('starts with the first task and serves many', async () => {
    start();
    expect(reader.pid).toBeUndefined();
    await reader.read([HARMLESS]);
    const { pid } = reader;
    const readings = await Promise.all([reader.read([HARMLESS, HARMLESS]), reader.read([HARMLESS])]);
    expect(readings.flat().map(({ text }) => text)).toEqual(['Hello', 'Hello', 'Hello']);
    expect(reader.pid).toBe(pid);
  });

  it('is killed when a task takes too long, and started anew', async () => {
    start({ program: file('hanging-child.ts'), limits: { taskMs: 200 } });
    const started = performance.now();
    expect(await reader.read([HARMLESS, HARMLESS])).toEqual([unread('out-of-time'), unread('out-of-time')]);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(reader.pid).toBeUndefined();
  });

  it('spends no more on one message than a message may have', async () => {
    start({ program: file('hanging-child.ts'), limits: { taskMs: 200, messageMs: 500 } });
    const started = performance.now();
    const readings = await reader.read(Array.from({ length: 100 }, () => HARMLESS));
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(new Set(readings.flatMap(({ problems }) => problems))).toEqual(new Set(['out-of-time']));
  });

  it('may die of a task', async () => {
    start({ program: file('dying-child.ts') });
    expect(await reader.read([HARMLESS, HARMLESS])).toEqual([unread('unreadable'), unread('unreadable')]);
  });

  it('is not believed when it lies', async () => {
    start({ program: file('lying-child.ts') });
    expect(await reader.read([HARMLESS])).toEqual([unread('unreadable')]);
  });

  it('need not exist', async () => {
    start({ program: file('no-such-child.ts'), limits: { startMs: 2_000 } });
    expect(await reader.read([HARMLESS])).toEqual([unread('unreadable')]);
  });

  it('is replaced when it has worked long enough', async () => {
    start({ limits: { renewedAfterCpuSeconds: 0 } });
    await reader.read([HARMLESS]);
    expect(reader.pid).toBeUndefined();
    expect((await reader.read([HARMLESS]))[0]?.text).toBe('Hello');
  });

  it('ends with the thread that owns it', async () => {
    const thread = new Worker(file('thread.ts'));
    const [pid] = (await once(thread, 'message')) as [number];
    expect(isAlive(pid)).toBe(true);
    await thread.terminate();
    expect(await isGone(pid, 5)).toBe(true);
  });

  it('ends when it hangs and its parent is killed', async () => {
    const parent = spawn(process.execPath, [file('parent.ts'), file('hanging-child.ts'), '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number.parseInt(line.toString(), 10);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await isGone(pid, 15)).toBe(true);
  });
});
