import { describe, expect, it } from 'vitest';
import {
  failedFiles,
  readCheckOutput,
  readPlaywrightList,
  readPlaywrightReport,
  readVitestReport,
} from './read-reports.ts';
import { add, askAgain, closingLine, EMPTY, strict } from './tally.ts';

const vitestReport = (...tests: { fullName: string; status: string }[]) =>
  JSON.stringify({ success: true, testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: tests }] });
const journeyReport = (...statuses: string[]) =>
  JSON.stringify({
    errors: [],
    suites: [
      {
        specs: [],
        suites: [
          {
            specs: [
              {
                title: 'signs in',
                file: 'a.spec.ts',
                tests: statuses.map((status) => ({ projectName: 'desktop', status })),
              },
            ],
          },
        ],
      },
    ],
  });

describe('the closing line', () => {
  it('counts passed and failed, and skipped only if there are any', () => {
    expect(closingLine({ ...EMPTY, passed: 3 })).toBe('3 passed, 0 failed');
    expect(closingLine({ ...EMPTY, passed: 3, failed: ['a'], skipped: ['b', 'c'] })).toBe(
      '3 passed, 1 failed, 2 skipped',
    );
  });

  it('on CI calls a skipped test failed unless it waits for data that is absent', () => {
    const tally = { ...EMPTY, passed: 1, skipped: ['imports deals [needs shared/data]', 'is not finished'] };

    expect(strict(tally)).toEqual({
      ...EMPTY,
      passed: 1,
      failed: ['skipped on CI: is not finished'],
      skipped: ['imports deals [needs shared/data]'],
    });
  });

  it('adds up', () => {
    const one = { passed: 1, failed: ['a'], skipped: ['b'], unstable: ['c'] };

    expect(add(one, one)).toEqual({
      ...{ passed: 2, failed: ['a', 'a'], skipped: ['b', 'b'], unstable: ['c', 'c'] },
    });
  });
});

describe('a few tests that failed', () => {
  const first = { ...EMPTY, passed: 10, failed: ['on a busy machine', 'always'] };

  it('are asked once more alone: what passes then is told apart, what fails again stays failed', async () => {
    const again = await askAgain(first, async () => ({ ...EMPTY, passed: 3, failed: ['always'] }));

    expect(again).toEqual({ ...EMPTY, passed: 11, failed: ['always'], unstable: ['on a busy machine'] });
  });

  it('stay failed where the second run finds none of them', async () => {
    expect(await askAgain(first, async () => EMPTY)).toBe(first);
  });

  it.each([
    ['none failed', []],
    ['many did', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['something failed that is no test', ['vitest: an error outside of the tests']],
    ['the journeys could not begin', ['journeys']],
  ])('are not asked again where %s', async (_why, failed) => {
    const tally = { ...EMPTY, passed: 10, failed };

    expect(await askAgain(tally, () => Promise.reject(new Error('was asked')))).toBe(tally);
  });
});

describe('the report of vitest', () => {
  it('counts tests by how they ended', () => {
    const report = vitestReport(
      { fullName: 'a', status: 'passed' },
      { fullName: 'b', status: 'failed' },
      { fullName: 'c', status: 'skipped' },
      { fullName: 'd', status: 'todo' },
    );

    expect(readVitestReport(report, false)).toEqual({ ...EMPTY, passed: 1, failed: ['b'], skipped: ['c', 'd'] });
  });

  it('counts a file that cannot be loaded as one failure', () => {
    const report = JSON.stringify({
      success: false,
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }],
    });

    expect(readVitestReport(report, false).failed).toEqual(['could not be loaded: a.test.ts']);
    expect(failedFiles(report)).toEqual(['a.test.ts']);
  });

  it('does not pass when vitest failed although every test passed', () => {
    expect(readVitestReport(vitestReport({ fullName: 'a', status: 'passed' }), false).failed).toHaveLength(1);
  });
});

describe('the report of the journeys', () => {
  it('takes a journey that passed at the second try for failed', () => {
    expect(readPlaywrightReport(journeyReport('expected', 'flaky', 'skipped'), true)).toEqual({
      ...EMPTY,
      passed: 1,
      failed: ['a.spec.ts signs in (desktop)'],
      skipped: ['a.spec.ts signs in (desktop)'],
    });
  });

  it('counts all as skipped where there is no browser', () => {
    expect(readPlaywrightList(journeyReport('skipped', 'skipped'))).toEqual({
      ...EMPTY,
      skipped: Array.from({ length: 2 }, () => 'a.spec.ts signs in (desktop) (needs Chromium)'),
    });
  });
});

describe('the output of the check', () => {
  it('counts every stage as one', () => {
    const output = 'pass    1.2 s  types apps/api\nFAIL    0.4 s  lint\n\n── lint ──\nsomething\n';

    expect(readCheckOutput(output, false)).toEqual({ ...EMPTY, passed: 1, failed: ['check: lint'] });
  });

  it('is one failure when it broke before the first stage', () => {
    expect(readCheckOutput('', false).failed).toEqual(['check']);
  });
});
