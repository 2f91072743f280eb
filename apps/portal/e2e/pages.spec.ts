import { expect, test } from '@playwright/test';
import { ask, codeFor, problemsOf, somebody } from './support/privacy-centre.ts';

test('every page of the privacy centre is accessible, light and dark', async ({ page, browser, baseURL }) => {
  test.slow();
  const email = somebody();
  const found: string[] = [];
  const look = async (path?: string) => {
    if (path) await page.goto(path);
    found.push(...(await problemsOf(page)));
  };
  for (const path of ['/privacy', '/privacy?company=nobody', '/privacy/policy', '/privacy/nobody-here'])
    await look(path);
  for (const path of ['', '/policy', '/request', '/status']) await look(`/privacy/demo${path}`);
  await page.goto('/privacy/demo/request');
  await page.getByRole('button', { name: 'Continue' }).click();
  await look();

  await ask(page, '/privacy/demo', 'Get a copy of my data', email);
  await look();
  await page.getByRole('button', { name: 'Continue' }).click();
  await look();
  await page.getByLabel('Enter the code from the mail').fill(await codeFor(browser, baseURL ?? '', email));
  await page.getByRole('button', { name: 'Continue' }).click();
  await look();
  for (const path of ['/status', '/status/withdraw', '/request/you']) await look(`/privacy/demo${path}`);

  expect(found).toEqual([]);
});

test('the privacy centre speaks Arabic from right to left, and keeps the choice', async ({ page }) => {
  await page.goto('/privacy/demo');
  await page.getByRole('link', { name: 'العربية' }).click();

  await expect(page).toHaveURL(/\/privacy\/demo$/);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.goto('/privacy/policy');
  await expect(page.getByRole('heading', { name: 'الحذف' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});

test('B3-AC1 no page sets a cookie before a form begins, and none runs a script', async ({ page, context }) => {
  for (const path of [
    '/privacy',
    '/privacy/policy',
    '/privacy/demo',
    '/privacy/demo/policy',
    '/privacy/demo/request',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await page.locator('script, [style], style').count()).toBe(0);
  }
  expect(await context.cookies()).toEqual([]);
});

test('the mailbox page is for members who may read mail', async ({ page }) => {
  const answer = await page.goto('/dev/mail');

  expect(answer?.status()).toBe(401);
  await expect(page.getByRole('article')).toHaveCount(0);
  expect(await problemsOf(page)).toEqual([]);
});
