import { expect, test, title } from './support/crm.ts';

test.describe('The frame', () => {
  test('the palette finds a person by name and opens them @desktop-only', async ({ page, crm }) => {
    await crm.openAs('owner', '');
    await expect(title(page, 'Home')).toBeVisible();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Ana Ruiz');
    await page
      .getByRole('option', { name: /Ana Ruiz/ })
      .first()
      .click();

    await expect(title(page, 'Ana Ruiz')).toBeVisible();
  });

  test('nothing scrolls sideways', async ({ page, crm }) => {
    await crm.openAs('owner', '');
    for (const path of ['', 'contacts', 'companies', 'deals', 'leads', 'tasks', 'account']) {
      await page.goto(`/w/demo/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    }
  });

  test('a workspace of others looks like one that is closed to them', async ({ page, crm }) => {
    await crm.openAs('sales', '');

    await page.goto('/w/no-such-workspace/contacts');

    await expect(page.getByText('You do not belong to this workspace')).toBeVisible();
  });
});
