import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/secrets/process-list.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The machine's zone must never decide a verdict, so the suite runs in one that nobody would configure.
    env: { TZ: 'Pacific/Chatham', LANG: 'C' },
  },
});
