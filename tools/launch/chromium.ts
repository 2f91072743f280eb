import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where systems keep a Chromium or Chrome. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for the journeys: the one in CHROMIUM_PATH, or the first in the usual places. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const windows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  return [...USUAL_PLACES, ...windows].find((path) => existsSync(path));
}

/** Said where there is none. */
export const HOW_TO_GET_CHROMIUM =
  'The journeys through a real browser were skipped: there is no Chromium here. Install it (Debian: apt-get install chromium; ' +
  'macOS and Windows: Google Chrome), or set CHROMIUM_PATH, and run "npm test" again.';
