import { spawn } from 'node:child_process';
import { join } from 'node:path';

let tell: ((line: string) => void) | undefined;

/** Starts the reaper, a process that outlives this one by as long as cleaning up takes. */
function startReaper(): (line: string) => void {
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.ts')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  reaper.stdin.on('error', () => undefined);
  return (line) => {
    reaper.stdin.write(`${line}\n`);
  };
}

/**
 * Has a process group ended or a folder removed, should this test process end before it does so itself.
 *
 * @param target a process id as text, or the absolute path of a folder
 * @returns calls it off
 */
export function lastResort(target: string): () => void {
  tell ??= startReaper();
  tell(`+${target}`);
  return () => tell?.(`-${target}`);
}
