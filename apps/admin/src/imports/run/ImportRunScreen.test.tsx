import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { column, FILE, importRun } from '../../testing/imports.ts';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../../testing/open-console.tsx';

/** The page of an import at a step. */
function open(run: object, answers: object = {}, step = '') {
  const page = step ? `imports/imp_1?step=${step}` : 'imports/imp_1';
  return openConsole(page, { answers: { ...FILE, importRun: importRun(run), ...answers } });
}

const CHECKED = { state: 'checked', createdCount: 2, failedCount: 1, errorFileUrl: '/downloads/faulty' };

describe('the file of an import', () => {
  it('is shown as it is understood', async () => {
    open({});

    expect(await screen.findByText('ana@example.test')).toBeDefined();
    expect(screen.getByLabelText('Cells are separated by')).toHaveProperty('value', ',');
  });

  it.each([
    [1, '1 line of data'],
    [8800, '8,800 lines of data'],
  ])('is counted: %i', async (lineCount, words) => {
    open({ lineCount });

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('is read anew with another separator', async () => {
    const { user, sent } = open({}, { importChoose: done(importRun({ version: 3 })) });

    await user.selectOptions(await screen.findByLabelText('Cells are separated by'), ';');

    expect(sent('ImportChoose')).toEqual({ input: { id: 'imp_1', ifVersion: 2, options: { delimiter: ';' } } });
  });

  it('leads to the columns', async () => {
    const { user, address } = open({});

    await user.click(await screen.findByRole('button', { name: 'Continue to the columns' }));

    expect(await screen.findByLabelText('Field for the column Name')).toBeDefined();
    expect(address()).toBe('imports/imp_1?step=columns');
  });
});

describe('the columns of an import', () => {
  it('are kept as somebody decides them', async () => {
    const { user, sent } = open({}, { importChoose: done(importRun({ version: 3 })) }, 'columns');

    await user.selectOptions(await screen.findByLabelText('Field for the column E-mail'), 'ignore');
    await user.click(screen.getByRole('button', { name: 'Continue to the origin' }));

    expect(await screen.findByRole('radio', { name: 'From the people themselves' })).toBeDefined();
    expect(sent('ImportChoose')).toMatchObject({
      input: {
        columns: [
          { column: 'Name', field: 'fullName' },
          { column: 'E-mail', field: 'ignore' },
        ],
      },
    });
  });

  it('go on only when every required field has one', async () => {
    const { user } = open({}, {}, 'columns');

    await user.selectOptions(await screen.findByLabelText('Field for the column Name'), 'ignore');

    expect(await screen.findByText('No column becomes “Full name”, which every line needs.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Continue to the origin' })).toHaveProperty('disabled', true);
  });

  it('are read by a template', async () => {
    const { user, sent } = open({}, { importChoose: done(importRun({ version: 3 })) }, 'columns');

    await user.selectOptions(await screen.findByLabelText('Template'), 'tpl_1');

    expect(sent('ImportChoose')).toEqual({ input: { id: 'imp_1', ifVersion: 2, templateId: 'tpl_1' } });
  });

  it('become a template under a name', async () => {
    const { user, sent } = open(
      {},
      { importTemplateSave: done({ __typename: 'ImportTemplate', id: 'tpl_2', name: 'Fair', object: 'contact' }) },
      'columns',
    );
    await user.click(await screen.findByRole('button', { name: 'Save as a template' }));

    await user.type(await screen.findByLabelText(/Name of the template/), 'Fair');
    await user.click(screen.getByRole('button', { name: 'Save the template' }));

    await toastSays('The template “Fair” was saved');
    expect(sent('ImportTemplateSave')).toEqual({ input: { importId: 'imp_1', name: 'Fair' } });
  });

  it('stay where the server refuses them', async () => {
    const mapping = { notices: [], columns: [column('Name', 'fullName'), column('Born', 'email')] };
    const { user } = open({ mapping }, { importChoose: refused('“Born” holds no addresses.', 'columns') }, 'columns');

    await user.selectOptions(await screen.findByLabelText('Field for the column Born'), 'ignore');
    await user.click(screen.getByRole('button', { name: 'Continue to the origin' }));

    expect(await screen.findByText('“Born” holds no addresses.')).toBeDefined();
  });
});

describe('the origin of the people in a file', () => {
  it('is stated once, and then every line is tried', async () => {
    const { user, sent } = open(
      {},
      { importChoose: done(importRun({ version: 3 })), importCheck: done(importRun(CHECKED)) },
      'origin',
    );

    await user.click(await screen.findByRole('radio', { name: 'From a public source' }));
    await user.type(screen.getByRole('textbox', { name: 'Source' }), 'Register');
    await user.click(screen.getByRole('button', { name: 'Continue to the check' }));

    expect(await screen.findByRole('button', { name: 'Import 2 contacts' })).toBeDefined();
    expect(sent('ImportChoose')).toMatchObject({
      input: { options: { collectedFrom: 'public-source', source: 'Register', basis: null } },
    });
    expect(sent('ImportCheck')).toEqual({ input: { id: 'imp_1' } });
  });

  it('offers no consent for a whole file, and says what becomes of a refusal', async () => {
    open({}, {}, 'origin');

    const grounds = within(await screen.findByLabelText('Legal ground for working with them'));
    expect(grounds.queryByRole('option', { name: /^Consent/ })).toBeNull();
    expect(screen.getByText(/A “Yes” under “Do not email” or “Do not call” becomes an objection/)).toBeDefined();
  });
});

describe('the check of an import', () => {
  it('says what would become of the lines, and imports what is good', async () => {
    const { user, sent } = open(CHECKED, { importStart: done(importRun({ state: 'running', version: 4 })) });

    expect(await screen.findByText(/1 line fails and will be left out/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Download the lines that fail' }).getAttribute('href')).toBe(
      '/downloads/faulty',
    );
    await user.click(screen.getByRole('button', { name: 'Import 2 contacts' }));

    expect(await screen.findByRole('progressbar')).toBeDefined();
    expect(sent('ImportStart')).toEqual({ input: { id: 'imp_1', ifVersion: 2 } });
  });

  it.each([
    ['member', 'Import 2 members'],
    ['company', 'Import 2 companies'],
    ['product', 'Import 2 products'],
    ['lead', 'Import 2 leads'],
    ['deal', 'Import 2 deals'],
    ['invoice', 'Import 2 lines'],
  ])('offers to import each object by its word: %s', async (object, words) => {
    open({ ...CHECKED, object });

    expect(await screen.findByRole('button', { name: words })).toBeDefined();
  });

  it('says when there is nothing to import', async () => {
    open({ state: 'checked', skippedCount: 3 });

    expect(await screen.findByText('Every line is known already: there is nothing to import.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Import 0 contacts' })).toHaveProperty('disabled', true);
  });

  it('says why the import did not start', async () => {
    const { user } = open(CHECKED, { importStart: refused('Somebody changed it.') });

    await user.click(await screen.findByRole('button', { name: 'Import 2 contacts' }));

    expect(await screen.findByText('Somebody changed it.')).toBeDefined();
  });
});

describe('a running import', () => {
  it('is stopped only after a question', async () => {
    const { user, sent } = open(
      { state: 'running', processedCount: 1 },
      { importCancel: done(importRun({ state: 'cancelled', createdCount: 1 })) },
    );

    await user.click(await screen.findByRole('button', { name: 'Stop the import…' }));
    await user.click(await screen.findByRole('button', { name: 'Stop it' }));

    expect(await screen.findByText('The import was stopped. What is in stays in.')).toBeDefined();
    expect(sent('ImportCancel')).toEqual({ input: { id: 'imp_1' } });
  });
});

describe('the report of an import', () => {
  const failed = { line: 4, outcome: 'failed', recordType: null, recordId: null };

  it('shows line by line what failed, in which column and why', async () => {
    const lines = connectionOf([{ ...failed, columnName: 'E-mail', reason: 'Use an e-mail address.' }]);
    open({ ...CHECKED, state: 'done', lines });

    expect(await screen.findByText('Use an e-mail address.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Download the lines that failed' }).getAttribute('href')).toBe(
      '/downloads/faulty',
    );
  });

  it('leads to what was made', async () => {
    const line = { ...failed, outcome: 'created', recordType: 'contact', recordId: 'con_1', columnName: null };
    open({ state: 'done', createdCount: 1, lines: connectionOf([{ ...line, reason: null }]) });

    expect((await screen.findByRole('link', { name: 'Open' })).getAttribute('href')).toBe('/w/demo/contacts/con_1');
  });

  it('goes on behind the lines that are in, where the server broke down', async () => {
    const { user, sent } = open(
      { state: 'failed', failure: 'The disk was full.' },
      { importResume: done(importRun({ state: 'running' })) },
    );
    expect(await screen.findByText('The disk was full.')).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Go on with the import' }));

    expect(await screen.findByRole('progressbar')).toBeDefined();
    expect(sent('ImportResume')).toEqual({ input: { id: 'imp_1' } });
  });
});

describe('an import', () => {
  it('that is out of sight leads back to the others', async () => {
    openConsole('imports/imp_1', { answers: { importRun: null } });

    expect(await screen.findByText('There is no such import')).toBeDefined();
    expect(screen.getByRole('link', { name: 'See all imports' })).toBeDefined();
  });

  it('that cannot be loaded says so', async () => {
    openConsole('imports/imp_1', { answers: { importRun: broken } });

    expect(await screen.findByText('The import could not be loaded')).toBeDefined();
  });
});
