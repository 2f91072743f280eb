import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/launch/chromium.ts';

const root = import.meta.dirname;
const executablePath = findChromium(process.env);
const isCI = process.env.CI === 'true';

// This file is read again in every worker, which inherits the environment: all agree on the port and the password.
process.env.SMARTX_JOURNEY_PORT ??= String(await freePort());
process.env.SMARTX_DEMO_PASSWORD ??= randomBytes(18).toString('base64url');
const baseURL = `http://127.0.0.1:${process.env.SMARTX_JOURNEY_PORT}`;

/**
 * Journeys go through the built server in a real Chromium, each at the size of a desk and of a phone.
 * A journey for one of them only carries the tag @desktop-only or @mobile-only.
 */
export default defineConfig({
  testDir: 'apps',
  testMatch: '*/e2e/**/*.spec.ts',
  outputDir: 'test-results/journeys',
  forbidOnly: isCI,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // A trace of every journey would take a third of the time; `--trace on` makes one where it is wanted.
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      use: { viewport: { width: 1440, height: 900 } },
      // No page of the privacy centre runs a script (B3-AC1): CI goes to the end without scripts alone.
      grepInvert: isCI
        ? /@mobile-only|to the end, with scripts|B12 somebody asks for a copy and downloads it/
        : /@mobile-only/,
      // Real files go in through the domain there; through the wizard, and from a right to its end, they do on a developer’s machine.
      testIgnore: isCI ? /(import-real-files|real-people|demo-cast|timeline|privacy-basics|may-send)\.spec\.ts$/ : [],
    },
    {
      name: 'mobile',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      // The phone's accessibility, and flows that differ from the desk's in nothing but width, run on a developer's machine.
      grepInvert: isCI ? /@desktop-only|accessible/i : /@desktop-only/,
      ...(isCI ? { testMatch: /e2e\/(screens|pages|task)\.spec\.ts$/ } : {}),
    },
  ],
  webServer: {
    command: `"${process.execPath}" --enable-source-maps "${join(root, 'tools/launch/run-journey-server.ts')}"`,
    url: `${baseURL}/health/ready`,
    timeout: 180_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      NODE_ENV: 'production',
      PORT: process.env.SMARTX_JOURNEY_PORT,
      SMARTX_DATA_DIR: join(root, 'test-results', 'journeys-data'),
      SMARTX_DEMO_PASSWORD: process.env.SMARTX_DEMO_PASSWORD,
      // A developer's own settings have no part in the journeys; empty counts as absent.
      ...Object.fromEntries(['HOST', 'PUBLIC_URL', 'SMTP_URL', 'SMARTX_MASTER_KEY'].map((name) => [name, ''])),
      ...Object.fromEntries(['DATABASE_URL', 'APP_DATABASE_URL', 'KEYS_DATABASE_URL'].map((name) => [name, ''])),
    },
  },
});

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() =>
      typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
    );
  });
  return promise;
}
