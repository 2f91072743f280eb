import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { axeProblems, expect, openRow, test, title } from './support/crm.ts';

test.describe('Files', () => {
  test('a seller adds a file to a person, fetches the same bytes, deletes it and takes it back', async ({
    page,
    crm,
  }) => {
    const name = `Fay ${crm.unique}`;
    const content = randomBytes(300_000);
    await crm.openAs('sales', 'contacts?create=true');
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await expect(title(page, name)).toBeVisible();
    const files = page.getByRole('region', { name: 'Files' });
    await expect(files.getByText('No files yet.')).toBeVisible();

    const choosing = page.waitForEvent('filechooser');
    await files.getByRole('button', { name: 'Add files' }).click();
    await (await choosing).setFiles([
      { name: 'Angebot für Fay.pdf', mimeType: 'application/pdf', buffer: content },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);

    await expect(files.getByRole('button', { name: 'Angebot für Fay.pdf', exact: true })).toBeVisible();
    await expect(files.getByRole('alert')).toContainText('Files of the type .exe are not taken');
    await files.getByRole('button', { name: 'Remove setup.exe from the list' }).click();
    expect(await axeProblems(page)).toEqual([]);

    const downloading = page.waitForEvent('download');
    await files.getByRole('button', { name: 'Angebot für Fay.pdf', exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Angebot für Fay.pdf');
    expect((await readFile(await download.path())).equals(content)).toBe(true);

    await files.getByRole('button', { name: 'Actions for Angebot für Fay.pdf' }).click();
    await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
    await expect(page.getByText('File moved to the bin for 30 days').first()).toBeVisible();
    await expect(files.getByText('No files yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(files.getByRole('button', { name: 'Angebot für Fay.pdf', exact: true })).toBeVisible();
  });

  test('a picture is looked at on the page, renamed, and only read by whoever may not change it', async ({
    page,
    crm,
  }) => {
    await crm.openAs('owner', 'contacts?q=Ana%20Ruiz');
    await openRow(page, 'Ana Ruiz');
    await page.getByRole('button', { name: 'Open full page' }).click();
    const files = page.getByRole('region', { name: 'Files' });
    const picture = `photo ${crm.unique}.png`;
    await files.locator('input[type=file]').setInputFiles({ name: picture, mimeType: 'image/png', buffer: PIXEL });
    await files.getByRole('button', { name: picture, exact: true }).click();
    const preview = page.getByRole('dialog', { name: picture });
    await expect(preview.getByRole('img', { name: picture })).toHaveJSProperty('naturalWidth', 1);
    await page.keyboard.press('Escape');

    await files.getByRole('button', { name: `Actions for ${picture}` }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    const rename = page.getByRole('dialog', { name: 'Rename file' });
    await rename.getByLabel('Name').fill(`portrait ${crm.unique}.png`);
    await rename.getByRole('button', { name: 'Save' }).click();
    await expect(files.getByText(`portrait ${crm.unique}.png`)).toBeVisible();

    const address = new URL(page.url()).pathname.replace('/w/demo/', '');
    await crm.openAs('viewer', address);
    await page.getByRole('button', { name: `Actions for portrait ${crm.unique}.png` }).click();
    await expect(page.getByRole('menuitem')).toHaveText(['Preview', 'Download']);
    await expect(files.getByRole('button', { name: 'Add files' })).toBeHidden();
  });
});

/** The smallest picture: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
