import { axeProblems, expect, password, test, title } from './support/crm.ts';

test.describe('Signing in', () => {
  test('leads to the page that somebody wanted to see', async ({ page }) => {
    await page.goto('/w/demo/contacts');
    await expect(title(page, 'Sign in')).toBeVisible();

    await page.getByLabel('E-mail').fill('sales@demo.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect(title(page, 'Contacts')).toBeVisible();
  });

  test('with a wrong password says so, and keeps the address', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('nobody@demo.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is not right.' })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue('nobody@demo.example');
    expect(await axeProblems(page)).toEqual([]);
  });

  test('a forgotten password gets the same answer for every address', async ({ page }) => {
    await page.goto('/reset-password');
    await page.getByLabel('E-mail').fill('nobody@demo.example');
    await page.getByRole('button', { name: 'Send the link' }).click();

    await expect(title(page, 'Look into your mailbox')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('the link of no invitation is told apart from a page that fails', async ({ page }) => {
    await page.goto('/invitation#not-a-token');

    await expect(page.getByRole('alert').filter({ hasText: 'This link is used up or too old' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
  });
});
