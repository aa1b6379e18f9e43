import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They have a run of their own: npm run test:clients
    exclude: [...configDefaults.exclude, 'tests/clients/**'],
    reporters: ['default', './tests/closing-line-reporter.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
