import { setTimeout as pause } from 'node:timers/promises';

/** How long servers on a loaded machine may take for anything. */
const PATIENCE_MS = 60_000;

const RETRY_MS = 25;

/** For `expect.poll`: its own patience of a second is too short for other processes on a loaded machine. */
export const PATIENCE = { timeout: PATIENCE_MS, interval: RETRY_MS } as const;

/** Asks again until there is an answer; throws `complaint` when there is none in time. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  complaint: () => string,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(complaint());
    await pause(RETRY_MS);
  }
}
