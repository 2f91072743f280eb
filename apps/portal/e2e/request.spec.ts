import { expect, test } from '@playwright/test';
import { ask, codeFor, somebody } from './support/privacy-centre.ts';

test.use({ javaScriptEnabled: false });

const title = { level: 1 } as const;

test('ID-AC1 somebody asks for a copy without scripts and learns by when it comes', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = somebody();
  await page.goto('/privacy');
  await page.getByLabel('Which company wrote to you?').fill('demo gmbh');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', title)).toHaveText('Your data at Demo GmbH');

  await ask(page, '/privacy/demo', 'Get a copy of my data', email);
  await page.getByLabel('Enter the code from the mail').fill(await codeFor(browser, baseURL ?? '', email));
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByRole('heading', title)).toHaveText('Your request is confirmed');
  await expect(page.locator('.reference')).toHaveText(/^PR-\w{4}-\w{4}$/);
  await expect(page.getByText(/Demo GmbH answers you by \d+ \w+ 20\d\d at the latest/)).toBeVisible();

  await page.getByRole('link', { name: 'Follow the request' }).click();
  await expect(page.getByText('You confirmed it with the code from the mail.')).toBeVisible();
  await page.getByRole('link', { name: 'Take the request back' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.locator('.state')).toContainText('Taken back');
});

test('somebody asks for deletion, leaves, and finds the request again by its reference', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = somebody();
  await ask(page, '/privacy/demo', 'Delete my data', email);
  await page.getByLabel('Enter the code from the mail').fill('000000 ');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('This code is wrong');
  await page.getByLabel('Enter the code from the mail').fill(await codeFor(browser, baseURL ?? '', email));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Everything else is deleted')).toBeVisible();
  const reference = (await page.locator('.reference').textContent()) ?? '';

  await page.getByRole('link', { name: 'Follow the request' }).click();
  await page.getByRole('button', { name: 'Close on this device' }).click();
  await page.goto('/privacy/demo/status');
  await page.getByLabel('Which request would you like to follow?').fill(reference.toLowerCase());
  await page.getByRole('button', { name: 'Mail me a code' }).click();

  await expect(page.getByText(`If there is a request ${reference}`)).toBeVisible();
});

test('going back from any answer changes it, and nothing is sent before the last button', async ({ page }) => {
  await page.goto('/privacy/demo/request');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose what you would like to do');
  await page.getByLabel('Delete my data').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your e-mail address').fill('no address');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('name@example.com');
  await page.getByLabel('Your e-mail address').fill('ana@example.test');
  await page.getByLabel('Your name (optional)').fill('Ana <b>Ruiz</b>');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('link', { name: 'Change (You ask to)' }).click();
  await page.getByLabel('Get a copy of my data').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Your name (optional)')).toHaveValue('Ana <b>Ruiz</b>');
  await page.goto('/privacy/demo/request/check');

  await expect(page.getByRole('definition').filter({ hasText: 'Get a copy of my data' })).toBeVisible();
  await expect(page.getByText('Ana <b>Ruiz</b>')).toBeVisible();
  // Another company's centre knows nothing of it.
  await page.goto('/privacy/nordwind/request/check');
  await expect(page).toHaveURL(/\/privacy\/nordwind\/request$/);
});
