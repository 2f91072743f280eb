import type { Page } from '@playwright/test';
import { axeProblems, expect, openRow, test, title } from './support/crm.ts';

/** Every screen once, in both schemes, at both sizes; what happens on them is told by the other journeys. */
test.describe.configure({ mode: 'parallel' });

/** The page of the first record of a list, by way of its peek. */
async function openFirst(page: Page, list: string, name: string) {
  await expect(title(page, list)).toBeVisible();
  await openRow(page, name);
  const peek = page.getByRole('complementary', { name });
  await expect(peek.getByRole('term').first()).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  await peek.getByRole('button', { name: 'Open full page' }).click();
  await expect(title(page, name)).toBeVisible();
}

/** A dialog that is open, with the form in it. */
async function checkDialog(page: Page, name: string) {
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog.getByRole('textbox').first()).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
}

test.describe('Accessible', () => {
  test('is home, and the account', async ({ page, crm }) => {
    await crm.openAs('owner', '');
    await expect(page.getByRole('heading', { name: /My open deals/ })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.goto('/w/demo/account');
    await expect(page.getByText('This one')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('are contacts: list, peek, page, forms', async ({ page, crm }) => {
    test.slow();
    await crm.openAs('owner', 'contacts?q=Ana%20Ruiz');
    await expect(page.getByText('Ana Ruiz', { exact: true }).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await openFirst(page, 'Contacts', 'Ana Ruiz');
    await expect(page.getByText('Nothing is withheld from you for this purpose.')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await checkDialog(page, 'Edit contact');
    await page.getByRole('button', { name: 'Add e-mail' }).click();
    await checkDialog(page, 'Add e-mail');
    await page.getByRole('radiogroup', { name: 'What to add' }).getByText('Call or meeting').click();
    await expect(page.getByRole('textbox', { name: 'What was said' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.goto('/w/demo/contacts?create=true');
    await checkDialog(page, 'New contact');
  });

  test('are companies: list, peek, page, forms', async ({ page, crm }) => {
    test.slow();
    await crm.openAs('owner', 'companies?q=Cobalt%20Systems%20BV');
    await expect(page.getByText('Cobalt Systems BV', { exact: true }).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await openFirst(page, 'Companies', 'Cobalt Systems BV');
    await expect(page.getByRole('heading', { name: /^Deals/ })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await checkDialog(page, 'Edit company');
    await page.goto('/w/demo/companies?create=true');
    await checkDialog(page, 'New company');
  });

  test('are deals: table, board, peek, page, forms', async ({ page, crm }) => {
    test.slow();
    const name = 'Umbra Textiles SA – Field Kit 3';
    const q = encodeURIComponent(name);
    await crm.openAs('owner', `deals?view=board&q=${q}`);
    await expect(page.getByText(/weighted/).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.goto(`/w/demo/deals?q=${q}`);
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await openFirst(page, 'Deals', name);
    await expect(page.getByRole('heading', { name: /^Products/ })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to Lost' }).click();
    await checkDialog(page, `Why was “${name}” lost?`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await checkDialog(page, 'Edit deal');
    await page.goto('/w/demo/deals?create=true');
    await checkDialog(page, 'New deal');
  });

  test('are leads: list, peek, page, forms', async ({ page, crm }) => {
    test.slow();
    const name = 'Tomás Jensen';
    await crm.openAs('owner', `leads?q=${encodeURIComponent(name)}`);
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await openFirst(page, 'Leads', name);
    await expect(page.getByRole('heading', { name: 'The person' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Convert to deal' }).click();
    await checkDialog(page, 'Convert to deal');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await checkDialog(page, 'Edit lead');
    await page.goto('/w/demo/leads?create=true');
    await checkDialog(page, 'New lead');
  });

  test('are tasks: list and forms', async ({ page, crm }) => {
    test.slow();
    await crm.openAs('owner', 'tasks');
    await expect(page.getByRole('checkbox', { name: /^Done:/ }).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.goto('/w/demo/tasks?create=true');
    await checkDialog(page, 'New task');
  });

  test('are the menus, the palette and the sheet of shortcuts', async ({ page, crm }) => {
    test.slow();
    await crm.openAs('owner', 'contacts?q=Ana%20Ruiz');
    await expect(page.getByText('Ana Ruiz', { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /Working for/ }).click();
    await expect(page.getByRole('menuitem', { name: /Marketing/ })).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /Account of/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /Search or do anything/ }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('Ana Ruiz');
    await expect(page.getByRole('option', { name: /Ana Ruiz/ }).first()).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
  });

  test('is what others see: masks, reasons, closed and unknown places', async ({ page, crm }) => {
    test.slow();
    await crm.openAs('owner', 'contacts?sort=name');
    await page.goto('/w/demo/contacts/nobody');
    await expect(title(page, 'There is no such contact')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.goto('/w/demo/nowhere');
    await expect(title(page, 'Not found')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.context().clearCookies();
    await crm.openAs('support', 'leads');
    await expect(title(page, 'Not for your roles')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('are sign-in, reset and a link that is used up', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(title(page, 'Sign in')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.goto('/reset-password');
    await expect(title(page, 'Choose a new password')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.goto('/invitation#not-a-token');
    await expect(page.getByRole('alert').filter({ hasText: 'This link is used up or too old' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
});
