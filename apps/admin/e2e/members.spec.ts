import { axeProblems, expect, openRow, seeToast, test, title } from './support/console.ts';

test.describe('Members', () => {
  test('an owner invites somebody, sends the link again and takes the invitation back @desktop-only', async ({
    page,
    console,
  }) => {
    const email = `invited-${console.unique}@example.test`;
    await console.openAs('owner', 'members');
    await expect(title(page, 'Members')).toBeVisible();

    await page.getByRole('button', { name: 'Invite a member' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('checkbox', { name: 'Viewer' }).check();
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await seeToast(page, `The invitation was sent to ${email}`);

    await page.getByText('Invitations', { exact: true }).click();
    const row = page.locator('tr, li').filter({ hasText: email }).first();
    await expect(row.getByText('open')).toBeVisible();
    await row.getByRole('button', { name: 'Send again' }).click();
    await seeToast(page, `A fresh link was sent to ${email}`);
    await page
      .locator('tr, li')
      .filter({ hasText: email })
      .filter({ hasText: 'open' })
      .getByRole('button', { name: 'Take back' })
      .click();
    await seeToast(page, 'The invitation was taken back');
    await expect(page.locator('tr, li').filter({ hasText: email }).filter({ hasText: 'open' })).toHaveCount(0);
  });

  test('the last owner keeps the role, and is told why @desktop-only', async ({ page, console }) => {
    await console.openAs('owner', 'members?q=Olivia');

    await openRow(page, 'Olivia Owner');
    const peek = page.getByRole('complementary', { name: 'Olivia Owner' });
    await peek.getByRole('checkbox', { name: 'Owner' }).uncheck();
    await peek.getByRole('checkbox', { name: 'Sales' }).check();
    await peek.getByRole('button', { name: 'Change the roles' }).click();

    await expect(peek.getByText(/last owner/)).toBeVisible();
  });

  test('a seller finds nothing of the console @desktop-only', async ({ page, console }) => {
    await console.openAs('sales', 'members');

    await expect(page.getByText('The console is not part of your role')).toBeVisible();
  });

  test('every screen about people is accessible', async ({ page, console }) => {
    await console.openAs('owner', 'members?q=Owner');
    await expect(page.getByRole('main').getByText('Olivia Owner')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await openRow(page, 'Olivia Owner');
    await expect(
      page.getByRole('complementary', { name: 'Olivia Owner' }).getByRole('checkbox', { name: 'Owner' }),
    ).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await page.goto('/admin/w/demo/members?show=invitations');
    await expect(title(page, 'Members')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
});

test.describe('Teams', () => {
  test('an owner makes a team, puts a member in as its lead and takes them out @desktop-only', async ({
    page,
    console,
  }) => {
    const name = `Team ${console.unique}`;
    await console.openAs('owner', 'teams');

    await page.getByRole('button', { name: 'New team' }).first().click();
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Make the team' }).click();
    const peek = page.getByRole('complementary', { name });
    await expect(peek.getByText('Nobody is in this team yet.')).toBeVisible();

    await peek.getByLabel('Put somebody into the team').click();
    await peek.getByLabel('Put somebody into the team').fill('Sam');
    await page.getByRole('option', { name: 'Sam Seller' }).click();
    await peek.getByLabel('Leads the team').check();
    await peek.getByRole('button', { name: 'Put in' }).click();
    await expect(peek.getByText('leads', { exact: true })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);

    await peek.getByRole('button', { name: 'Take out Sam Seller' }).click();
    await expect(peek.getByText('Nobody is in this team yet.')).toBeVisible();
  });
});
