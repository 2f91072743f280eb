import { axeProblems, expect, test, title } from './support/crm.ts';

test.describe('The history of a record @desktop-only', () => {
  test('a seller writes to a person, is told why no advertising goes out, and sees all of it in the history', async ({
    page,
    crm,
  }) => {
    const name = `Tilda ${crm.unique}`;
    await crm.openAs('sales', 'contacts?create=true');
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('E-mail').fill(`${crm.unique}@mail.example`);
    await dialog.getByLabel('Country').fill('DE');
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await expect(title(page, name)).toBeVisible();
    const history = page.getByRole('region', { name: `History of ${name}` });

    await page.getByRole('radiogroup', { name: 'What to add' }).getByText('E-mail').click();
    await expect(page.getByText('Advertising cannot be sent here yet')).toBeVisible();
    await expect(page.getByLabel('What for').locator('option[value="PROSPECTING"]')).toHaveCount(0);

    await page.getByLabel('What for').selectOption('RELATIONSHIP');
    await expect(page.getByText('May I write?').locator('..')).toContainText('Yes');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Our appointment');
    await page.getByRole('textbox', { name: 'Mail' }).fill('See you on Monday.');
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Mail' })).toHaveValue('See you on Monday.');
    await page.getByRole('button', { name: 'Send mail' }).click();
    await expect(history).toContainText('sent a mail · Our appointment', { timeout: 30_000 });
    await expect(page.getByRole('textbox', { name: 'Mail' })).toHaveValue('');

    await page.getByRole('button', { name: 'Edit Job title' }).click();
    await page.getByRole('textbox', { name: 'Job title' }).fill('Buyer');
    await page.keyboard.press('Enter');
    await expect(history).toContainText('Job title');
    await expect(history).toContainText('Buyer');
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('checkbox', { name: 'Changes' }).press('Space');
    await expect(history).not.toContainText('Our appointment');
    await expect(page).toHaveURL(/show=/);
  });
});
