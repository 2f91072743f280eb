import { expect, test, title } from './support/crm.ts';

test.describe('Deals', () => {
  test('a card moves on the board by its menu, and back by undo @desktop-only', async ({ page, crm }) => {
    const name = `Rollout ${crm.unique}`;
    await crm.openAs('owner', 'deals?create=true');
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Value').fill('1200,50');
    await dialog.getByRole('button', { name: 'Create deal' }).click();
    await expect(title(page, name)).toBeVisible();
    await page.goto(`/w/demo/deals?view=board&q=${encodeURIComponent(name)}`);
    await expect(page.getByText(name).first()).toBeVisible();

    await page
      .getByRole('button', { name: new RegExp(`Move ${name}|${name}.*Move`) })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /Engaging/ }).click();

    await expect(page.getByText('Moved to Engaging').first()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(name).first()).toBeVisible();
  });

  test('a deal is lost for a reason only @desktop-only', async ({ page, crm }) => {
    const name = `Pilot ${crm.unique}`;
    await crm.openAs('owner', 'deals?create=true');
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create deal' }).click();
    await expect(title(page, name)).toBeVisible();

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to Lost' }).click();
    const why = page.getByRole('dialog', { name: `Why was “${name}” lost?` });
    await why.getByRole('button', { name: 'Mark as lost' }).click();
    await expect(why.getByText('This may not be empty.')).toBeVisible();
    await why.getByLabel('Reason').fill('Bought elsewhere');
    await why.getByRole('button', { name: 'Mark as lost' }).click();

    await expect(page.getByText('Bought elsewhere')).toBeVisible();
  });
});
