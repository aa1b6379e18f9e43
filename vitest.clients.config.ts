import { defineConfig } from 'vitest/config';

/** Mail clients that people use, one after the other: each of them wants a whole processor. */
export default defineConfig({
  test: {
    include: ['tests/clients/**/*.test.ts'],
    reporters: ['default', './tests/closing-line-reporter.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
