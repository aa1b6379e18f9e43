import { spawnSync } from 'node:child_process';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command line in a process of its own. */
export function runCounterfoil(
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', ...args], {
    input,
    env: { ...process.env, ...environment },
    maxBuffer: 100_000_000,
  });
  return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}
