import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { coverageFloors } from '../coverage/floors.ts';
import { coverageTable, measureCoverage } from '../coverage/measure.ts';
import { build } from './build.ts';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.ts';
import { clearJourneyData } from './journey-data.ts';
import { endWithLauncher, root } from './launcher.ts';
import {
  failedFiles,
  readCheckOutput,
  readPlaywrightList,
  readPlaywrightReport,
  readVitestReport,
} from './report/read-reports.ts';
import { add, askAgain, closingLine, EMPTY, strict, type Tally } from './report/tally.ts';
import { passSignalsOn, runProgram } from './run-program.ts';

const isCI = process.env.CI === 'true';
const RESULTS = join(root, 'test-results');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** Every stage runs, whatever came of the one before: one run shows everything that is wrong. */
async function runStages(): Promise<Tally> {
  await clearJourneyData();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  let tally = EMPTY;
  for (const [title, stage] of [
    ['Check: types, lint, architecture', check],
    ['Build', buildStage],
    ['Tests', unitAndIntegration],
    ['Journeys', journeys],
  ] as const) {
    console.log(`\n━━ ${title} ━━`);
    tally = add(tally, await stage().catch((error: unknown) => ({ ...EMPTY, failed: [`${title}: ${String(error)}`] })));
  }
  return isCI ? strict(tally) : tally;
}

async function check(): Promise<Tally> {
  const { passed, output } = await runProgram([join(root, 'tools', 'check.ts')], { stdout: 'show and keep' });
  return readCheckOutput(output, passed);
}

async function buildStage(): Promise<Tally> {
  return (await build()) ? { ...EMPTY, passed: 1 } : { ...EMPTY, failed: ['build'] };
}

async function unitAndIntegration(): Promise<Tally> {
  // What tests reach is measured where somebody writes them; it would be a fifth of CI's time for them.
  if (!isCI) return runVitest('vitest', ['--coverage.enabled']);
  const first = await runVitest('vitest', []);
  return askAgain(first, () => runVitest('vitest-again', failedFiles(readFileSync(reportOf('vitest'), 'utf8'))));
}

async function runVitest(name: string, further: readonly string[]): Promise<Tally> {
  const report = reportOf(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { passed } = await runProgram([vitest, 'run', ...reporters, ...further]);
  const missed = missedCoverage();
  if (!existsSync(report)) return { ...EMPTY, failed: ['vitest'] };
  // Below its floor, vitest fails although every test passed; what is missed says more than that.
  const tally = readVitestReport(readFileSync(report, 'utf8'), passed || missed.length > 0);
  return add(tally, { ...EMPTY, failed: missed });
}

/** What tests do not reach enough; nothing where tests failed, since then nothing is measured. */
function missedCoverage(): readonly string[] {
  const summary = join(RESULTS, 'coverage', 'coverage-summary.json');
  if (!existsSync(summary)) return [];
  const floors = coverageFloors(root);
  const reached = measureCoverage(root, readFileSync(summary, 'utf8'), floors);
  for (const line of coverageTable(reached, floors)) console.log(line);
  return reached.flatMap(({ missed }) => missed);
}

async function journeys(): Promise<Tally> {
  if (!findChromium(process.env)) {
    console.log(HOW_TO_GET_CHROMIUM);
    const list = ['test', '--list', '--reporter=json', '--pass-with-no-tests'];
    return readPlaywrightList((await runProgram([playwright, ...list], { stdout: 'keep' })).output);
  }
  const first = await runJourneys('journeys', []);
  return isCI ? askAgain(first, () => runJourneys('journeys-again', ['--last-failed'])) : first;
}

async function runJourneys(name: string, further: readonly string[]): Promise<Tally> {
  const report = reportOf(name);
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests', ...further];
  const { passed } = await runProgram([playwright, ...args], { env });
  return existsSync(report)
    ? readPlaywrightReport(readFileSync(report, 'utf8'), passed)
    : { ...EMPTY, failed: ['journeys'] };
}

function reportOf(name: string): string {
  return join(RESULTS, `${name}.json`);
}

endWithLauncher();
passSignalsOn();
const tally = await runStages();
// After a failure the data stays for a look; the next run deletes it.
if (tally.failed.length === 0) await clearJourneyData();
console.log('');
for (const name of tally.unstable) console.log(`unstable, failed beside others and passed alone: ${name}`);
for (const name of tally.failed) console.log(`failed: ${name}`);
console.log(closingLine(tally));
process.exitCode = tally.failed.length === 0 ? 0 : 1;
