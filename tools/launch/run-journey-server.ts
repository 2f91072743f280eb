import { buildIfNeeded } from './build.ts';
import { clearJourneyData } from './journey-data.ts';
import { runBuilt } from './launcher.ts';

// The real server on an empty data folder; its environment is in playwright.config.ts.
if (await buildIfNeeded()) {
  await clearJourneyData();
  await runBuilt('apps/api/dist/main.js');
} else process.exitCode = 1;
