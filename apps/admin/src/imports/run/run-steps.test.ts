import { createI18n } from '@smartx/ui/i18n';
import { describe, expect, it } from 'vitest';
import { importSteps, shownStep, stepsFor } from './run-steps.ts';

const i18n = createI18n('en');
const deals = (state: string) => ({ object: 'deal', state });
const leads = (state: string) => ({ object: 'lead', state });

describe('an import', () => {
  it('asks where people come from only where the file holds people', () => {
    expect(stepsFor(leads('uploaded'))).toContain('origin');
    expect(stepsFor(deals('uploaded'))).not.toContain('origin');
  });

  it('begins with the file, and goes back and forth while nothing is decided', () => {
    expect(shownStep(deals('uploaded'), undefined)).toBe('format');
    expect(shownStep(deals('uploaded'), 'columns')).toBe('columns');
    expect(shownStep(leads('uploaded'), 'origin')).toBe('origin');
  });

  it('counts no step as done that nobody has looked at', () => {
    expect(importSteps(i18n, leads('uploaded'), 'format').map(({ state }) => state)).toEqual([
      ...['current', 'todo', 'todo', 'todo', 'todo', 'todo'],
    ]);
    expect(importSteps(i18n, leads('checked'), 'columns').map(({ state }) => state)).toEqual([
      ...['done', 'current', 'done', 'todo', 'todo', 'todo'],
    ]);
  });

  it('cannot be looked at ahead of what was done', () => {
    expect(shownStep(deals('uploaded'), 'check')).toBe('format');
    expect(shownStep(deals('checked'), 'report')).toBe('check');
  });

  it('shows what the server does as long as it does it, whatever the address says', () => {
    expect(shownStep(deals('dry-run'), 'columns')).toBe('check');
    expect(shownStep(deals('running'), 'columns')).toBe('run');
  });

  it('goes back from the check to the columns', () => {
    expect(shownStep(deals('checked'), 'columns')).toBe('columns');
    expect(shownStep(deals('checked'), undefined)).toBe('check');
  });

  it('ends with its report, done or not', () => {
    expect(shownStep(deals('done'), 'columns')).toBe('report');
    expect(importSteps(i18n, deals('done'), 'report').map(({ state }) => state)).toEqual(
      ['format', 'columns', 'check', 'run', 'report'].map(() => 'done'),
    );
    expect(importSteps(i18n, deals('failed'), 'report').at(-1)?.state).toBe('blocked');
  });
});
