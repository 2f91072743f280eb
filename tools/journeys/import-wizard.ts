import { expect, type Page } from '@playwright/test';

/** A file as the browser takes it: by its path, or made here. */
export type Source = string | { name: string; mimeType: string; buffer: Buffer };

/** Chooses what the file holds, and the file. */
export async function bringFile(page: Page, object: string, file: Source): Promise<void> {
  await page.getByRole('radio', { name: object, exact: true }).check();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('button', { name: 'Continue to the columns' })).toBeVisible();
}

/** From the file to the report, with everything as it is suggested. */
export async function importAsSuggested(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue to the columns' }).click();
  const origin = page.getByRole('button', { name: 'Continue to the origin' });
  const check = page.getByRole('button', { name: 'Continue to the check' });
  await expect(origin.or(check)).toBeVisible();
  if (await origin.isVisible()) await origin.click();
  await check.click();
  await page.getByRole('button', { name: /^Import [\d,]+ / }).click({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Import another file' })).toBeVisible({ timeout: 120_000 });
}

/** One of the four numbers of an import, by its word. */
export function number(page: Page, word: string) {
  return page
    .locator('dl > div')
    .filter({ has: page.getByText(word, { exact: true }) })
    .locator('dd');
}
