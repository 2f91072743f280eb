import { readFile } from 'node:fs/promises';
import { bringFile, number, type Source } from '../../../tools/journeys/import-wizard.ts';
import { axeProblems, expect, openRow, seeToast, test, title } from './support/console.ts';

function people(unique: string): Source {
  const lines = [
    'Name,E-mail,Do Not Email,Born',
    `Ana ${unique},ana-${unique}@example.test,No,1980-05-01`,
    `Ben ${unique},ben-${unique}@example.test,Yes,1981-06-02`,
    `Cleo ${unique},not an address,No,1982-07-03`,
  ];
  return { name: `people-${unique}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

test.describe('Imports', () => {
  test('good lines go in, bad ones come back in a file with line and error @desktop-only', async ({
    page,
    console,
  }) => {
    await console.openAs('owner', 'imports/new');
    await bringFile(page, 'Contacts', people(console.unique));

    await expect(page.getByText(`ana-${console.unique}@example.test`).first()).toBeVisible();
    await page.getByRole('button', { name: 'Continue to the columns' }).click();
    await expect(page.getByLabel('Field for the column Do Not Email')).toHaveValue('objectsToEmail');
    await page.getByRole('button', { name: 'Continue to the origin' }).click();
    await page.getByRole('radio', { name: 'From the people themselves' }).check();
    await page.getByRole('textbox', { name: 'Source' }).fill('Trade fair');
    await page.getByRole('button', { name: 'Continue to the check' }).click();
    await expect(number(page, 'would be created')).toHaveText('2', { timeout: 30_000 });
    await expect(number(page, 'would fail')).toHaveText('1');
    await page.getByRole('button', { name: 'Import 2 contacts' }).click();

    await expect(number(page, 'created')).toHaveText('2', { timeout: 30_000 });
    await expect(number(page, 'failed')).toHaveText('1');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the lines that failed' }).click(),
    ]);
    const faulty = await readFile(await download.path(), 'utf8');
    // The mark at the start tells spreadsheets that it is UTF-8.
    expect(faulty.split(/\r?\n/)[0]).toBe('\uFEFFName,E-mail,Do Not Email,Born,line,error');
    expect(faulty).toContain(`Cleo ${console.unique},not an address,No,1982-07-03,4,`);
    expect(faulty).not.toContain('Ana');
  });

  test('the page can be left: the report is there when one comes back @desktop-only', async ({ page, console }) => {
    await console.openAs('owner', 'imports/new');
    await bringFile(page, 'Contacts', people(console.unique));
    await page.getByRole('button', { name: 'Continue to the columns' }).click();
    await page.getByRole('button', { name: 'Continue to the origin' }).click();
    await page.getByRole('button', { name: 'Continue to the check' }).click();
    await page.getByRole('button', { name: 'Import 2 contacts' }).click({ timeout: 30_000 });

    await page.goto('/admin/w/demo/imports');
    await openRow(page, `people-${console.unique}.csv`);

    await expect(number(page, 'created')).toHaveText('2', { timeout: 30_000 });
  });

  test('a mapping that was made by hand is kept as a template for the next file @desktop-only', async ({
    page,
    console,
  }) => {
    const template = `Fair ${console.unique}`;
    await console.openAs('owner', 'imports/new');
    await bringFile(page, 'Contacts', people(console.unique));
    await page.getByRole('button', { name: 'Continue to the columns' }).click();
    await page.getByLabel('Field for the column Born').selectOption('birthDate');
    await page.getByRole('button', { name: 'Save as a template' }).click();
    await page.getByLabel('Name of the template').fill(template);
    await page.getByRole('button', { name: 'Save the template' }).click();
    await seeToast(page, `The template “${template}” was saved`);

    await page.goto('/admin/w/demo/imports/new');
    await bringFile(page, 'Contacts', people(console.unique));
    await page.getByRole('button', { name: 'Continue to the columns' }).click();
    await expect(page.getByLabel('Field for the column Born')).toHaveValue('ignore');
    await page.getByLabel('Template', { exact: true }).selectOption({ label: template });

    await expect(page.getByLabel('Field for the column Born')).toHaveValue('birthDate');
  });

  test('a file that is none is refused in words @desktop-only', async ({ page, console }) => {
    await console.openAs('owner', 'imports/new');

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });

    await expect(page.getByText('The file was not taken.')).toBeVisible();
  });

  test('every step of an import is accessible', async ({ page, console }) => {
    await console.openAs('owner', 'imports/new');
    await expect(title(page, 'Import a file')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await bringFile(page, 'Contacts', people(console.unique));
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue to the columns' }).click();
    await expect(page.getByLabel('Field for the column Name')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue to the origin' }).click();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue to the check' }).click();
    await expect(page.getByRole('button', { name: 'Import 2 contacts' })).toBeVisible({ timeout: 30_000 });
    expect(await axeProblems(page)).toEqual([]);
    await page.goto('/admin/w/demo/imports');
    await expect(title(page, 'Imports')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
});
