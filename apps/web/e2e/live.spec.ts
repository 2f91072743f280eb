import { expect, openRow, test, title } from './support/crm.ts';

test('what one seller changes another sees, without any value on the socket @desktop-only', async ({
  page,
  crm,
  browser,
  baseURL,
}) => {
  const name = `Lena ${crm.unique}`;
  const heard: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await crm.openAs('sales', `contacts?q=${crm.unique}`);
  await expect(title(page, 'Contacts')).toBeVisible();
  await expect.poll(() => heard.length).toBeGreaterThan(0);

  const other = await browser.newPage({ baseURL: baseURL ?? '', storageState: await page.context().storageState() });
  await other.goto('/w/demo/contacts?create=true');
  const dialog = other.getByRole('dialog', { name: 'New contact' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create contact' }).click();
  await expect(title(other, name)).toBeVisible();

  await openRow(page, name);
  await page.goto(other.url());
  await expect(title(page, name)).toBeVisible();
  await other.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = other.getByRole('dialog', { name: 'Edit contact' });
  await edit.getByLabel('Name').fill(`${name} Brandt`);
  await edit.getByRole('button', { name: 'Save' }).click();

  await expect(title(page, `${name} Brandt`)).toBeVisible();
  await other.close();
  expect(heard.join('')).toContain('recordChanged');
  expect(heard.join('')).not.toContain(crm.unique);
});
