import { afterAll } from 'vitest';

type Stop = () => void | Promise<void>;

const stops: Stop[] = [];

/** Runs `stop` after the last test of this file, whether tests failed or not; the latest registered first. */
export function stopAfterwards(stop: Stop): void {
  stops.push(stop);
}

// Every test file has its own copy of this module, so this closes what that file has opened.
afterAll(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
