import { defineConfig } from 'vitest/config';

const testServer = './server/src/store/embedded/test-server.ts';

export default defineConfig({
  test: {
    projects: [
      // Property tests take seconds on a busy machine.
      { test: { name: 'evaluation', include: ['evaluation/src/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'server', include: ['server/src/**/*.test.ts'], globalSetup: testServer, testTimeout: 30_000, hookTimeout: 60_000 } },
      { test: { name: 'web', include: ['web/src/**/*.test.ts'] } },
      { test: { name: 'tools', include: ['tools/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'journeys', include: ['tests/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } },
    ],
  },
});
