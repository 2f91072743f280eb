import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { importRun } from '../testing/imports.ts';
import { broken, connectionOf, openConsole } from '../testing/open-console.tsx';

describe('the list of imports', () => {
  it('says what came in from which file', async () => {
    const run = importRun({ state: 'done', lineCount: 8800, createdCount: 8799, failedCount: 1 });
    openConsole('imports', { answers: { importRuns: connectionOf([run]) } });

    expect(await screen.findByText('people.csv')).toBeDefined();
    expect(screen.getByText('done')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: '8,799' })).toBeDefined();
  });

  it('counts nothing as created that was only checked', async () => {
    const run = importRun({ state: 'checked', lineCount: 3, createdCount: 2 });
    openConsole('imports', { answers: { importRuns: connectionOf([run]) } });

    await screen.findByText('checked');

    expect(screen.queryByRole('gridcell', { name: '2' })).toBeNull();
  });

  it('knows an import whose file is destroyed', async () => {
    openConsole('imports', { answers: { importRuns: connectionOf([importRun({ fileName: null })]) } });

    expect(await screen.findByText('A file that was destroyed')).toBeDefined();
  });

  it('says what can be imported while nothing was', async () => {
    const { user, address } = openConsole('imports', { answers: { importRuns: connectionOf([]) } });
    await screen.findByText('No imports yet');

    await user.click(screen.getAllByRole('button', { name: 'Import a file' })[0] ?? document.body);

    expect(await screen.findByRole('radio', { name: 'Contacts' })).toBeDefined();
    expect(address()).toBe('imports/new');
  });

  it('says what failed', async () => {
    openConsole('imports', { answers: { importRuns: broken } });

    expect(await screen.findByText('The imports could not be loaded')).toBeDefined();
  });
});
