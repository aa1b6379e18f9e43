import { createReadingProcess } from '../../../src/attachments/process/reading-process.ts';

/** A process with a reading process of its own that hangs; tells its id and waits to be killed. */
const [program = '', cpuSeconds = ''] = process.argv.slice(2);
const reader = createReadingProcess({
  program,
  limits: { taskMs: 60_000, messageMs: 60_000, cpuSeconds: Number(cpuSeconds) },
});
setInterval(() => {
  if (reader.pid !== undefined) process.stdout.write(`${reader.pid}\n`);
}, 100);
await reader.read([{ kind: 'pdf', bytes: new Uint8Array(), passwords: [] }]);
