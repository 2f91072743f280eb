import { z } from 'zod';
import { add, EMPTY, type Tally } from './tally.ts';

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Counts vitest's JSON report; a file that could not be loaded is one failure, and so is an error outside of any test. */
export function readVitestReport(text: string, passed: boolean): Tally {
  const { testResults } = vitestReport.parse(JSON.parse(text));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const tally = {
    ...EMPTY,
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [...failed, ...brokenFiles.map(({ name }) => `could not be loaded: ${name}`)],
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
  return passed || tally.failed.length > 0
    ? tally
    : add(tally, { ...EMPTY, failed: ['vitest: an error outside of the tests'] });
}

/** The files in which a test failed, or that could not be loaded. */
export function failedFiles(text: string): string[] {
  const { testResults } = vitestReport.parse(JSON.parse(text));
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

const journey = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })),
});
interface Suite {
  specs: z.infer<typeof journey>[];
  suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(journey), suites: z.array(suite).optional() }));
const playwrightReport = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** Counts Playwright's JSON report; a journey that passed only at the second try did not pass. */
export function readPlaywrightReport(text: string, passed: boolean): Tally {
  const { suites, errors } = playwrightReport.parse(JSON.parse(text));
  const tests = suites.flatMap(journeysOf);
  const named = (...wanted: string[]) => tests.filter(({ status }) => wanted.includes(status)).map(({ name }) => name);
  const failed = [...named('unexpected', 'flaky'), ...errors.map(({ message }) => `journeys: ${message ?? 'error'}`)];
  const tally = { ...EMPTY, passed: named('expected').length, failed, skipped: named('skipped') };
  return passed || failed.length > 0
    ? tally
    : add(tally, { ...EMPTY, failed: ['journeys: an error outside of the tests'] });
}

/** The journeys of a run that only listed them: all of them wait for a browser. */
export function readPlaywrightList(text: string): Tally {
  const { suites } = playwrightReport.parse(JSON.parse(text));
  return { ...EMPTY, skipped: suites.flatMap(journeysOf).map(({ name }) => `${name} (needs Chromium)`) };
}

function journeysOf({ specs, suites }: Suite): { name: string; status: string }[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status }) => ({ name: `${file} ${title} (${projectName})`, status })),
  );
  return [...own, ...(suites ?? []).flatMap(journeysOf)];
}

/** Counts the stages that `tools/check.ts` prints, one line each. */
export function readCheckOutput(output: string, passed: boolean): Tally {
  const stages = [...output.matchAll(/^(pass|FAIL) +[\d.]+ s +(.+)$/gm)];
  const named = (word: string) => stages.filter((stage) => stage[1] === word).map((stage) => `check: ${stage[2]}`);
  const failed = named('FAIL');
  return { ...EMPTY, passed: named('pass').length, failed: passed || failed.length > 0 ? failed : ['check'] };
}
