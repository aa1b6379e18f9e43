import { type ChildProcess, spawn } from 'node:child_process';
import type { ProcessLimits } from '../limits.ts';

/**
 * Set by the shell, which is replaced by the program: no core dump, no byte written to any file, so much memory and so
 * much processor time. What a system does not know is left out.
 */
const LIMITED =
  'ulimit -c 0; ulimit -f 0; ulimit -d "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; shift 2; exec "$@"';

/**
 * Starts the process with no environment, no input and no output but the channel to us. It may read files (its own
 * program) and load sharp, and neither write files nor start anything.
 */
export function startChild(program: string, limits: ProcessLimits): ChildProcess {
  const node = [
    process.execPath,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--permission',
    '--allow-fs-read=*',
    '--allow-addons',
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    program,
  ];
  const kilobytes = `${limits.dataMegabytes * 1024}`;
  const shell = ['/bin/sh', '-c', LIMITED, 'sh', kilobytes, `${limits.cpuSeconds}`];
  const [command = '', ...args] = process.platform === 'win32' ? node : [...shell, ...node];
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
  });
  // That a process is gone is told by whoever waits for it; without a listener an error would end ours.
  child.on('error', () => undefined);
  return child;
}
