import { axeProblems, expect, test, title } from './support/crm.ts';

test.describe('Contacts', () => {
  test('a seller records a person, changes them, writes a note and deletes them with undo', async ({ page, crm }) => {
    const name = `Nora ${crm.unique}`;
    await crm.openAs('sales', 'contacts');
    await expect(title(page, 'Contacts')).toBeVisible();

    await page.getByRole('button', { name: 'New contact' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('E-mail').fill('not an address');
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await expect(dialog.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Close without saving?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await dialog.getByLabel('E-mail').fill(`${crm.unique}@mail.example`);
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await expect(title(page, name)).toBeVisible();

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const edit = page.getByRole('dialog', { name: 'Edit contact' });
    await edit.getByLabel('Job title').fill('Buyer');
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(edit).toBeHidden();
    await expect(page.getByText('Buyer', { exact: true }).first()).toBeVisible();

    await page.getByRole('textbox', { name: 'Note' }).fill('Wants an offer.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect(page.getByRole('region', { name: `History of ${name}` })).toContainText('Wants an offer.');

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
    await expect(page.getByText('Contact moved to the bin for 30 days').first()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('The contact is back').first()).toBeVisible();
  });

  test('an edit that somebody else was faster with shows both versions', async ({ page, crm, browser, baseURL }) => {
    const name = `Otto ${crm.unique}`;
    await crm.openAs('sales', 'contacts?create=true');
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await expect(title(page, name)).toBeVisible();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const mine = page.getByRole('dialog', { name: 'Edit contact' });
    await mine.getByLabel('City').fill('Lyon');

    const other = await browser.newPage({ baseURL: baseURL ?? '', storageState: await page.context().storageState() });
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Edit', exact: true }).click();
    const theirs = other.getByRole('dialog', { name: 'Edit contact' });
    await theirs.getByLabel('City').fill('Nantes');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await expect(theirs).toBeHidden();
    await other.close();

    await mine.getByRole('button', { name: 'Save' }).click();
    await expect(mine.getByRole('alert')).toContainText('Somebody else changed this meanwhile');
    await expect(mine.getByLabel('Theirs: Nantes')).toBeVisible();
    await mine.getByLabel('Mine: Lyon').check();
    await mine.getByRole('button', { name: 'Save' }).click();
    await expect(mine).toBeHidden();
    await expect(page.getByText('Lyon', { exact: true }).first()).toBeVisible();
  });

  test('what a person refuses is withheld with its reason', async ({ page, crm }) => {
    await crm.openAs('owner', 'contacts');
    // Nobody finds the restricted by a name; whose name is withheld comes last.
    const query =
      'query Who @purpose(is: DATA_CARE) { contacts(last: 250, orderBy: { field: NAME, direction: ASC }) { nodes { id isRestricted } } }';
    const headers = { 'x-workspace': 'demo', origin: new URL(page.url()).origin };
    const answer = await page.request.post('/graphql', { data: { query }, headers });
    const { nodes }: { nodes: { id: string; isRestricted: boolean }[] } = (await answer.json()).data.contacts;
    const restricted = nodes.find(({ isRestricted }) => isRestricted);

    await page.goto(`/w/demo/contacts/${restricted?.id}`);

    await expect(page.getByText('restricted').first()).toBeVisible();
    await page
      .getByRole('button', { name: /restricted, why/ })
      .first()
      .click();
    await expect(page.getByText(/Processing of this person’s data is restricted/).first()).toBeVisible();
    expect(await axeProblems(page, { floats: true })).toEqual([]);
  });

  test('another purpose shows other people', async ({ page, crm }) => {
    await crm.openAs('owner', 'contacts');
    await expect(title(page, 'Contacts')).toBeVisible();

    await page.getByRole('button', { name: /Working for/ }).click();
    await page.getByRole('menuitem', { name: /Marketing/ }).click();

    await expect(page.getByRole('button', { name: /Working for: Marketing/ })).toBeVisible();
    await expect(title(page, 'Contacts')).toBeVisible();
  });
});
