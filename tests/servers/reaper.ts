/**
 * Cleans up after a test process that ended without doing so itself (Ctrl-C, a crash). It is told line by line
 * on standard input what has been opened, `+ID` or `+/folder`, and closed, `-ID` or `-/folder`, where ID is the
 * number of a process group; at the end of the input it ends and removes what is left.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const left = new Set<string>();
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('+')) left.add(line.slice(1));
  else left.delete(line.slice(1));
}

for (const each of [...left].filter((name) => !name.startsWith('/'))) {
  try {
    process.kill(-Number(each), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
for (const each of [...left].filter((name) => name.startsWith('/'))) {
  rmSync(each, { recursive: true, force: true, maxRetries: 5 });
}
