import { readFile } from 'node:fs/promises';
import { expect, seeToast, test, title } from './support/console.ts';

test('a workspace is set up on one page, with the defaults, and works from then on @desktop-only', async ({
  page,
  console,
}) => {
  await console.openAs('owner', 'requests');
  await page.goto('/admin/w/nordwind/setup');
  await expect(title(page, 'Set-up')).toBeVisible();
  await expect(page.getByLabel('Company')).toHaveValue('Nordwind AB');
  await expect(page.getByRole('checkbox', { name: 'Use the defaults' })).toBeChecked();
  await page.getByLabel('E-mail for privacy').fill('privacy@nordwind.example');
  await page.getByLabel('Postal address').fill('Sveavägen 1\n111 57 Stockholm');
  await page.getByRole('button', { name: 'Set up the workspace' }).click();
  await seeToast(page, 'The workspace is set up');

  await page.reload();
  await expect(page.getByLabel('E-mail for privacy')).toHaveValue('privacy@nordwind.example');
  await expect(page.getByRole('button', { name: 'Save the set-up' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Use the defaults' })).toHaveCount(0);
});

test('an officer hands out the receipt of a consent, and it says who agreed to what, when and how @desktop-only', async ({
  page,
  console,
}) => {
  await console.openAs('privacy', 'consents');
  const line = page.getByRole('row').filter({ hasText: 'Chloé Laurent' });
  await line.getByRole('gridcell').first().click();
  const receipt = page.getByRole('region', { name: 'Receipt' });
  const loading = page.waitForEvent('download');
  await receipt.getByRole('button', { name: 'Download as JSON' }).click();
  const download = await loading;
  expect(download.suggestedFilename()).toMatch(/^consent-receipt-.+\.json$/);
  const document = JSON.parse(await readFile(await download.path(), 'utf8'));

  const required = await (await page.request.get('/.well-known/smartx-consent-receipt.json')).json();
  expect(Object.keys(document).sort()).toEqual(expect.arrayContaining([...required.required].sort()));
  const text = JSON.stringify(document);
  for (const said of ['dpv:hasDataController', 'dpv:hasConsentStatus', 'dpv:Marketing', 'Demo GmbH'])
    expect(text).toContain(said);
});
