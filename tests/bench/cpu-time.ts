import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** CPU milliseconds of this process, all threads and the garbage collector included, while `work` runs. */
export async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What `cpuMsOf` tells is a multiple of this: the clock tick of the kernel. */
const ticksPerSecond = Number(process.platform === 'linux' ? execFileSync('getconf', ['CLK_TCK']) : 100);

/** CPU milliseconds that another process has used so far, from `/proc` (Linux only). */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name of the program may hold spaces; after its closing parenthesis, utime and stime are 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}
