import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { lastResort } from './last-resort.ts';
import { eventually } from './patience.ts';
import { stopAfterwards } from './stop-afterwards.ts';

/** How long a server may take to stop by itself before it is killed. */
const GRACE_MS = 10_000;

/** A server in the foreground of its own process group. */
export interface ServerProcess {
  readonly pid: number;
  /** Exit status, or null when a signal ended it; undefined while it runs. */
  exitStatus(): number | null | undefined;
  /** Everything that it wrote to standard output, and to standard error. */
  stdout(): string;
  stderr(): string;
  /** Resolves when it listens on every port; throws when it ends before. */
  listening(...ports: readonly number[]): Promise<void>;
  /** Sends a signal to it alone. */
  signal(name: NodeJS.Signals): void;
  /** Ends it and everything that it started, and waits for the end. */
  stop(first?: NodeJS.Signals): Promise<void>;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

function isListening(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', () => resolve(undefined));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function collect(stream: ChildProcess['stdout']): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** Starts a program that stays in the foreground. It is stopped after the test file at the latest. */
export function startProcess(
  program: string,
  programArguments: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): ServerProcess {
  const child = spawn(program, programArguments, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  if (pid === undefined) throw new Error(`${program} cannot be started`);
  const killAll = () => killGroup(pid);
  const callOff = lastResort(String(pid));
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const exitStatus = () =>
    child.exitCode === null && child.signalCode === null ? undefined : child.exitCode;
  const described = (what: string) => `${program} ${what}\n${stdout()}${stderr()}`;

  async function listening(...ports: readonly number[]): Promise<void> {
    for (const port of ports) {
      await eventually(
        () => {
          if (exitStatus() !== undefined) throw new Error(described(`ended before it listened on ${port}`));
          return isListening(port);
        },
        () => described(`does not listen on ${port}`),
      );
    }
  }

  let stopped = false;
  async function stop(first: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    // Its number may belong to somebody else by now.
    if (stopped) return;
    if (exitStatus() === undefined) child.kill(first);
    const impatience = setTimeout(killAll, GRACE_MS);
    await ended;
    clearTimeout(impatience);
    stopped = true;
    killAll();
    callOff();
  }

  stopAfterwards(stop);
  return { pid, exitStatus, stdout, stderr, listening, signal: (name) => child.kill(name), stop };
}
