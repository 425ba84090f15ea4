import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './scripts/chromium.mjs';

const baseURL = 'http://localhost:7007';

/** The browser tests, against a built demo that runs for as long as they do. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./packages/app/e2e-tests/totalsReporter.ts']],
  use: {
    baseURL,
    launchOptions: chromiumOptions,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: [
    {
      command:
        'node --require=@backstage/cli-node/config/nodeTransform.cjs packages/backend/src/pullRequests/__testUtils__/serveShop.ts',
      // Answers that it wants a token.
      url: 'http://127.0.0.1:7918',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    {
      command: 'node scripts/serve.mjs',
      url: `${baseURL}/.backstage/health/v1/readiness`,
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      stdout: 'pipe',
    },
  ],
});
