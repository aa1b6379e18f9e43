import type { LogoCatalogue } from '../../logos/logo-catalogue.ts';
import { type Reading, type ReadingTask, unread } from '../attachment-reader.ts';
import type { FromChild, ToChild } from './protocol.ts';

/** The program of the reading process: one task at a time, until the parent is gone. */
process.on('disconnect', () => process.exit());
let logos: LogoCatalogue | undefined;
process.on('message', (message: ToChild) => {
  if ('logos' in message) {
    logos = message.logos;
    return;
  }
  void read(message.task).then((reading) => tell({ kind: 'reading', reading, cpuSeconds: cpuSeconds() }));
});
tell({ kind: 'ready' });

async function read(task: ReadingTask): Promise<Reading> {
  try {
    return await (task.kind === 'picture' ? readPicture(task) : readPdf(task));
  } catch {
    return unread('unreadable');
  }
}

async function readPicture({ bytes, scan }: ReadingTask): Promise<Reading> {
  const pictures = await import('./read-picture.ts');
  return scan ? pictures.scanPicture(bytes) : pictures.readPicture(bytes, logos);
}

async function readPdf({ bytes, passwords, scan }: ReadingTask): Promise<Reading> {
  const pdfs = await import('./read-pdf.ts');
  return scan ? pdfs.scanPdf(bytes, passwords) : pdfs.readPdf(bytes, passwords);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function tell(message: FromChild): void {
  process.send?.(message);
}
