import { Session } from 'node:inspector/promises';
import v8 from '@vitest/coverage-v8';
import type { CoverageProviderModule } from 'vitest/node';

let isStarted = false;

/**
 * Vitest's own coverage, with a word of each project about it (`test.env.COVERAGE` in vitest.config.ts). Counting how often
 * code runs forbids V8 to optimise any of it: tests of screens walk whole documents and are a third slower, tests of large
 * inputs eight times. `lines` only asks what ran at all, `none` asks nothing.
 */
const coverage: CoverageProviderModule & { session?: unknown } = {
  ...v8,
  async startCoverage(options) {
    // Files of one worker share a session; what a second start would measure begins anew.
    if (isStarted || process.env.COVERAGE === 'none') return;
    isStarted = true;
    await v8.startCoverage?.call(this, options);
    if (process.env.COVERAGE === 'lines' && this.session instanceof Session)
      await this.session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  },
  async takeCoverage(options) {
    return isStarted ? v8.takeCoverage?.call(this, options) : undefined;
  },
};

export default coverage;
