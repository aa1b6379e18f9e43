import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastResort } from './last-resort.ts';
import { stopAfterwards } from './stop-afterwards.ts';

/** An empty folder that every account may enter (servers change accounts), removed after the test file. */
export function makeRunFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `counterfoil-${name}-`));
  chmodSync(folder, 0o755);
  const callOff = lastResort(folder);
  stopAfterwards(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    callOff();
  });
  return folder;
}
