import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LogoCatalogue } from '../../logos/logo-catalogue.ts';
import { type AttachmentReader, type Reading, type ReadingTask, unread } from '../attachment-reader.ts';
import { PROCESS_LIMITS, type ProcessLimits } from '../limits.ts';
import { exchange } from './exchange.ts';
import type { ToChild } from './protocol.ts';
import { startChild } from './start-child.ts';

/** Limits of one process, and the program that it runs. Tests have a program of their own that hangs. */
export interface ReadingProcessOptions {
  readonly limits?: Partial<ProcessLimits>;
  readonly program?: string;
  /** The logos that are looked for, asked for when a process starts; without them none are. */
  logos?(): LogoCatalogue | undefined;
}

/** An attachment reader that owns a process. */
export interface ReadingProcess extends AttachmentReader {
  /** Id of the process; undefined while none runs. */
  readonly pid: number | undefined;
  /** Ends the process. The next task would start a new one. */
  close(): void;
}

const PROGRAM = fileURLToPath(new URL('./reading-child.ts', import.meta.url));

/**
 * A process that reads PDFs and pictures, started with the first task. It is killed and replaced when a task takes too
 * long, ends when this one does, and keeps no event loop alive.
 */
export function createReadingProcess(options: ReadingProcessOptions = {}): ReadingProcess {
  return new LazyReadingProcess({
    program: PROGRAM,
    ...options,
    limits: { ...PROCESS_LIMITS, ...options.limits },
  });
}

interface Started extends ReadingProcessOptions {
  readonly limits: ProcessLimits;
  readonly program: string;
}

class LazyReadingProcess implements ReadingProcess {
  readonly #limits: ProcessLimits;
  readonly #program: string;
  readonly #logos: ReadingProcessOptions['logos'];
  #child: ChildProcess | undefined;
  #cpuSeconds = 0;
  /** Messages are read one after the other: a process reads one file at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ limits, program, logos }: Started) {
    this.#limits = limits;
    this.#program = program;
    this.#logos = logos;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  read(tasks: readonly ReadingTask[]): Promise<readonly Reading[]> {
    // Counted from here: who waits for the attachments of others has less time for its own, and keeps its deadline.
    const started = performance.now();
    const readings = this.#last.then(() => this.#readAll(tasks, started));
    this.#last = readings;
    return readings;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #readAll(tasks: readonly ReadingTask[], started: number): Promise<Reading[]> {
    const readings: Reading[] = [];
    for (const task of tasks) {
      const left = this.#limits.messageMs - (performance.now() - started);
      readings.push(left <= 0 ? unread('out-of-time') : await this.#readOne(task, left));
    }
    if (this.#cpuSeconds > this.#limits.renewedAfterCpuSeconds) this.close();
    return readings;
  }

  async #readOne(task: ReadingTask, left: number): Promise<Reading> {
    const child = await this.#running();
    if (!child) return unread('unreadable');
    const answer = await exchange(child, { task }, Math.min(left, this.#limits.taskMs));
    if (answer.kind === 'reading') {
      this.#cpuSeconds = answer.cpuSeconds;
      return answer.reading;
    }
    this.close();
    return unread(answer.kind === 'out-of-time' ? 'out-of-time' : 'unreadable');
  }

  /** The process that runs, else a new one; undefined when it cannot be started. */
  async #running(): Promise<ChildProcess | undefined> {
    if (this.#child) return this.#child;
    const child = startChild(this.#program, this.#limits);
    this.#child = child;
    this.#cpuSeconds = 0;
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    const answer = await exchange(child, undefined, this.#limits.startMs);
    if (answer.kind === 'ready') {
      const logos = this.#logos?.();
      if (logos) child.send({ logos } satisfies ToChild);
      return child;
    }
    this.close();
    return undefined;
  }
}
