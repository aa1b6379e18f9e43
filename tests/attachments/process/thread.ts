import { parentPort } from 'node:worker_threads';
import { createReadingProcess } from '../../../src/attachments/process/reading-process.ts';

/** A thread with a reading process of its own; tells its id and waits to be ended. */
const reader = createReadingProcess();
await reader.read([{ kind: 'pdf', bytes: new Uint8Array(), passwords: [] }]);
parentPort?.postMessage(reader.pid);
parentPort?.on('message', () => undefined);
