import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './patience.ts';

/** Waits until so many messages are in `new/` of a maildir, and reads them; `log` is shown when they do not come. */
export async function messagesIn(maildir: string, count: number, log: () => string): Promise<Buffer[]> {
  const inbox = join(maildir, 'new');
  const names = await eventually(
    () => {
      const found = existsSync(inbox) ? readdirSync(inbox) : [];
      return found.length >= count ? found.sort() : undefined;
    },
    () => `no ${count} messages in the maildir\n${log()}`,
  );
  return names.map((name) => readFileSync(join(inbox, name)));
}
