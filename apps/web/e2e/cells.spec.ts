import type { Page } from '@playwright/test';
import { axeProblems, expect, test, title } from './support/crm.ts';

/** Records a company and shows it alone in the list. */
async function givenCompany(page: Page, open: (path: string) => Promise<void>, name: string): Promise<void> {
  await open('companies?create=true');
  const dialog = page.getByRole('dialog', { name: 'New company' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('City').fill('Lyon');
  await dialog.getByRole('button', { name: 'Create company' }).click();
  await expect(title(page, name)).toBeVisible();
  await open(`companies?q=${encodeURIComponent(name)}`);
  await expect(cell(page, 'Lyon')).toBeVisible();
}

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });

test.describe('Cells @desktop-only', () => {
  test('a seller changes cells by keyboard alone, and a wrong value keeps the focus and says why', async ({
    page,
    crm,
  }) => {
    await givenCompany(page, (path) => crm.openAs('sales', path), `Cell ${crm.unique}`);

    await cell(page, 'Lyon').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Porto');
    await page.keyboard.press('Tab');
    await expect(cell(page, 'Porto')).toBeVisible();
    await page.keyboard.type('pt');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'PT')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');

    const employees = page.locator('[role=columnheader]', { hasText: 'Employees' });
    const index = (await employees.getAttribute('aria-colindex')) ?? '';
    await page.locator(`tbody [aria-colindex="${index}"]`).first().focus();
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    const editor = page.getByRole('textbox', { name: 'Employees' });
    await expect(editor).toBeFocused();
    await expect(page.getByRole('alert').filter({ hasText: 'whole number' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('250');
    await page.keyboard.press('Enter');
    await expect(cell(page, '250')).toBeFocused();

    await page.reload();
    for (const value of ['Porto', 'PT', '250']) await expect(cell(page, value)).toBeVisible();
  });

  test('a cell that somebody else was faster with asks what stays, and nothing is overwritten before', async ({
    page,
    crm,
    browser,
    baseURL,
  }) => {
    await givenCompany(page, (path) => crm.openAs('sales', path), `Cell ${crm.unique}`);
    await cell(page, 'Lyon').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Paris');

    const other = await browser.newPage({ baseURL: baseURL ?? '', storageState: await page.context().storageState() });
    await other.goto(page.url());
    await cell(other, 'Lyon').focus();
    await other.keyboard.press('F2');
    await other.keyboard.type('Nantes');
    await other.keyboard.press('Enter');
    await expect(cell(other, 'Nantes')).toBeVisible();

    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'City' });
    await expect(question.getByRole('alert')).toContainText('Nothing was overwritten');
    expect(await axeProblems(page)).toEqual([]);
    await expect(cell(other, 'Nantes')).toBeVisible();
    await question.getByLabel('Mine: Paris').check();
    await question.getByRole('button', { name: 'Save' }).click();
    await expect(cell(page, 'Paris')).toBeFocused();
    await expect(cell(other, 'Paris')).toBeVisible();
    await other.close();
  });
});
