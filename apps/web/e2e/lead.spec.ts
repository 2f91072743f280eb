import type { Page } from '@playwright/test';
import { expect, test, title } from './support/crm.ts';

/** Records an enquiry of a new person; afterwards its page is open. */
async function recordLead(page: Page, name: string) {
  const dialog = page.getByRole('dialog', { name: 'New lead' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(`${name.replaceAll(' ', '.').toLowerCase()}@example.test`);
  await dialog.getByLabel('What the person wrote').fill('Do you also repair engines?');
  await dialog.getByRole('button', { name: 'Create lead' }).click();
  await expect(title(page, name)).toBeVisible();
}

test.describe('Leads', () => {
  test('an enquiry is recorded with its person, worked on and taken back by undo @desktop-only', async ({
    page,
    crm,
  }) => {
    const name = `Lea ${crm.unique}`;
    await crm.openAs('owner', 'leads?create=true');
    await recordLead(page, name);
    await expect(page.getByText('Do you also repair engines?')).toBeVisible();
    await expect(page.getByRole('region', { name: 'The person' }).getByRole('link', { name })).toBeVisible();

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Set to Working' }).click();

    await expect(page.getByText('Now: Working').last()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(page.getByText('Now: New').last()).toBeVisible();
  });

  test('an enquiry becomes a deal with its person and a company that is made @desktop-only', async ({ page, crm }) => {
    const name = `Kim ${crm.unique}`;
    const company = `Werft ${crm.unique}`;
    await crm.openAs('owner', 'leads?create=true');
    await recordLead(page, name);

    await page.getByRole('button', { name: 'Convert to deal' }).click();
    const dialog = page.getByRole('dialog', { name: 'Convert to deal' });
    await dialog.getByLabel('Name of the deal').fill(`Engines ${crm.unique}`);
    await dialog.getByLabel('Or a company by its name').fill(company);
    await dialog.getByRole('button', { name: 'Create deal' }).click();

    await expect(title(page, `Engines ${crm.unique}`)).toBeVisible();
    await expect(page.getByRole('link', { name }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: company }).first()).toBeVisible();

    await page.goto(`/w/demo/leads?q=${encodeURIComponent(name)}`);
    await expect(page.getByText('Converted').first()).toBeVisible();
  });

  test('the same person is not recorded twice without saying so @desktop-only', async ({ page, crm }) => {
    const name = `Twin ${crm.unique}`;
    await crm.openAs('owner', 'leads?create=true');
    await recordLead(page, name);

    await page.goto('/w/demo/leads?create=true');
    const dialog = page.getByRole('dialog', { name: 'New lead' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('E-mail').fill(`${name.replaceAll(' ', '.').toLowerCase()}@example.test`);
    await dialog.getByRole('button', { name: 'Create lead' }).click();

    await expect(dialog.getByRole('link').first()).toBeVisible();
    await expect(dialog.getByLabel('Name')).toHaveValue(name);
  });

  test('deleting can be undone, and keeps the person @desktop-only', async ({ page, crm }) => {
    const name = `Gone ${crm.unique}`;
    await crm.openAs('owner', 'leads?create=true');
    await recordLead(page, name);

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
    await expect(title(page, 'Leads')).toBeVisible();
    await expect(page.getByText('Lead moved to the bin for 30 days').first()).toBeVisible();

    await page.goto(`/w/demo/contacts?q=${encodeURIComponent(name)}`);
    await expect(page.getByText(name).first()).toBeVisible();
  });
});
