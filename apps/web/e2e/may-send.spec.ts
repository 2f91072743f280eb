import { expect, test, title } from './support/crm.ts';

test('before writing, a seller reads that news may not be sent, and that it may once the person said yes @desktop-only', async ({
  page,
  crm,
}) => {
  const name = `Mila ${crm.unique}`;
  await crm.openAs('sales', 'contacts?create=true');
  const dialog = page.getByRole('dialog', { name: 'New contact' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(`${crm.unique}@mail.example`);
  await dialog.getByRole('button', { name: 'Create contact' }).click();
  await expect(title(page, name)).toBeVisible();
  const panel = page.getByRole('region', { name: 'May I write with an offer or news?' });
  await expect(panel.getByText(/No\. It needs their consent, and there is none\./)).toBeVisible();
  await expect(panel.getByText(/^Yes\./)).toHaveCount(0);

  await page.getByRole('button', { name: 'Record a yes' }).click();
  const consent = page.getByRole('dialog', { name: 'Record a yes' });
  await consent.getByLabel(/The words they agree to/).fill('Yes, send me your news.');
  await consent.getByRole('button', { name: 'Record it' }).click();
  await expect(consent).toBeHidden();

  await page.reload();
  await expect(panel.getByText(/Yes\. They agreed on/)).toBeVisible();
  await expect(panel.getByText(/No\. It needs their consent, and there is none\./)).toHaveCount(0);
});
