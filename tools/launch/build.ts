import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './launcher.ts';
import { passSignalsOn, runProgram } from './run-program.ts';

const STAMP = join(root, 'node_modules', '.cache', 'smartx', 'built');
const RESULT = join(root, 'apps', 'api', 'dist', 'main.js');
const SOURCES = [
  ...['apps', 'packages', 'tools/build/precompress.ts'],
  ...['turbo.json', 'package-lock.json', 'tsconfig.base.json', 'lingui.config.ts'],
];
/** What a build writes, or never reads. */
const NOT_SOURCES = /^(node_modules|dist|generated|gql|e2e|coverage|\..*|.*\.(test|spec)\.tsx?|.*\.md)$/;

/** Builds what changed since the last build; asks turbo only when a file's size or time did. False if it failed. */
export async function buildIfNeeded(): Promise<boolean> {
  if (existsSync(RESULT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOfSources()) return true;
  process.stderr.write('Building …\n');
  const callOff = passSignalsOn();
  const passed = await build();
  callOff();
  return passed;
}

/** Runs turbo, which takes from its cache what it built before; everything it says goes to the error stream. */
export async function build(): Promise<boolean> {
  // Taken before: a file that changes while turbo runs is built again next time.
  const stamp = stampOfSources();
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  const args = [
    'run',
    'build',
    '--ui=stream',
    '--output-logs=errors-only',
    '--no-update-notifier',
    '--env-mode=strict',
  ];
  const { passed } = await runProgram([turbo, ...args], { stdout: 'to stderr', env: turboEnvironment });
  if (passed) {
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, stamp);
  }
  return passed;
}

const turboEnvironment = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

function stampOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) addToHash(join(root, source), (line) => hash.update(line));
  return hash.digest('hex');
}

function addToHash(path: string, add: (line: string) => void): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!NOT_SOURCES.test(name)) addToHash(join(path, name), add);
  } else if (found) add(`${path} ${found.size} ${found.mtimeMs}\n`);
}
