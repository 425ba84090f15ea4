import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../chromium.mjs';

/** The folder of the app that `create.mjs` made. */
const app = process.env.STOCK_APP;

const url = (port: number) => `http://localhost:${port}`;

/** A backend of the app that serves its frontend too, started as `backstage-cli package start` does. */
const server = (port: number, source: string, configuration: string) => ({
  command: [
    'exec node --require=@backstage/cli-node/config/nodeTransform.cjs',
    source,
    `--config=../../${configuration}`,
    `--config=${__dirname}/app-config.yaml`,
  ].join(' '),
  cwd: `${app}/packages/backend`,
  env: { NODE_ENV: 'development', LOG_LEVEL: 'warn', PORT: String(port) },
  url: `${url(port)}/.backstage/health/v1/readiness`,
  timeout: 240_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  stdout: 'pipe' as const,
});

/** The browser tests of the app: as the README installs the packages, and discovered by the backend with other configuration. */
export default defineConfig({
  testDir: '.',
  outputDir: `${app}/results`,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['../../packages/app/e2e-tests/totalsReporter.ts']],
  use: { launchOptions: chromiumOptions, screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'installed',
      testMatch: 'installed.test.ts',
      use: { baseURL: url(17107) },
    },
    {
      name: 'adapted',
      testMatch: 'adapted.test.ts',
      use: { baseURL: url(17117) },
    },
  ],
  webServer: [
    server(17107, 'src/index.ts', 'app-config.yaml'),
    server(17117, 'src/discovered.ts', 'app-config.adapted.yaml'),
  ],
});
