import { type Reading, type ReadingTask, unread } from '../attachment-reader.ts';
import type { FromChild, ToChild } from './protocol.ts';

/** The program of the reading process: one task at a time, until the parent is gone. */
process.on('disconnect', () => process.exit());
process.on('message', ({ task }: ToChild) => {
  void read(task).then((reading) => tell({ kind: 'reading', reading, cpuSeconds: cpuSeconds() }));
});
tell({ kind: 'ready' });

async function read({ kind, bytes, passwords }: ReadingTask): Promise<Reading> {
  try {
    if (kind === 'picture') return await (await import('./read-picture.ts')).readPicture(bytes);
    return await (await import('./read-pdf.ts')).readPdf(bytes, passwords);
  } catch {
    return unread('unreadable');
  }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function tell(message: FromChild): void {
  process.send?.(message);
}
