import { axeProblems, expect, password, test, title } from './support/crm.ts';

test.describe('A session that ends while somebody types', () => {
  test('costs nothing of what was typed, neither does a reload before', async ({ page, crm }) => {
    const name = `Ada ${crm.unique}`;
    await crm.openAs('owner', 'contacts?create=true');
    const form = page.getByRole('dialog', { name: 'New contact' });
    await form.getByLabel('Name').fill(name);
    await page.reload();
    await expect(form.getByLabel('Name')).toHaveValue(name);

    await page.context().clearCookies();
    await form.getByRole('button', { name: 'Create contact' }).click();
    const question = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(question.getByLabel('E-mail')).toHaveValue('owner@demo.example');
    expect(await axeProblems(page)).toEqual([]);
    await question.getByLabel('Password', { exact: true }).fill(password);
    await question.getByRole('button', { name: 'Sign in' }).click();

    await expect(title(page, name)).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(crm.unique);
  });
});

test.describe('The name of a record', () => {
  test('opens in a tab of its own with the middle button @desktop-only', async ({ page, crm }) => {
    await crm.openAs('sales', 'companies');
    const name = page.getByRole('grid').getByRole('link').first();
    const address = await name.getAttribute('href');

    const [tab] = await Promise.all([page.context().waitForEvent('page'), name.click({ button: 'middle' })]);

    await tab.waitForURL(`**${address}`);
    expect(page.url()).toMatch(/\/companies$/);
  });
});
