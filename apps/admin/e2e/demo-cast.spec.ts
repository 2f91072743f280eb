import { join } from 'node:path';
import { bringFile, number } from '../../../tools/journeys/import-wizard.ts';
import { expect, openRow, test } from './support/console.ts';

const file = join(import.meta.dirname, '../../../examples/import/trade-fair-visitors.csv');

test('B11-AC8 the demo shows decided rights, a hold and late recipients, and skips the line of somebody who was deleted @desktop-only', async ({
  page,
  console,
}) => {
  await console.openAs('privacy', 'requests');
  await page.getByText('Closed', { exact: true }).click();
  for (const decided of ['Erasure', 'Correction', 'Objection', 'Restriction'])
    await expect(page.getByRole('grid').getByText(decided).first()).toBeVisible();
  await page.goto('/admin/w/demo/recipients');
  await expect(page.getByRole('grid').getByText('Overdue').first()).toBeVisible();
  await page.goto('/admin/w/demo/retention');
  await expect(page.getByText(/^Would affect \d+ today/)).toBeVisible();
  await page.goto('/admin/w/demo/holds');
  await openRow(page, 'Steiner against Demo GmbH');
  await expect(page.getByRole('link', { name: 'Carlo Steiner' })).toBeVisible();

  await console.openAs('owner', 'imports/new');
  await bringFile(page, 'Contacts', file);
  await page.getByRole('button', { name: 'Continue to the columns' }).click();
  await page.getByRole('button', { name: 'Continue to the origin' }).click();
  await page.getByRole('button', { name: 'Continue to the check' }).click();
  await expect(number(page, 'would be created')).toHaveText('3', { timeout: 30_000 });
  await expect(number(page, 'would be skipped')).toHaveText('1');
});
