import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Leaves a unix socket behind as a process does that is killed. */
export async function staleSocket(path: string): Promise<void> {
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  await once(spawn(process.execPath, ['-e', script]), 'exit');
}
