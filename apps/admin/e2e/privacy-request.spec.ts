import type { Page } from '@playwright/test';
import { axeProblems, expect, test, title } from './support/console.ts';

/** A contact whom nobody else knows, made over the API. */
async function givenContact(
  console: { ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data> },
  fullName: string,
  email: string,
): Promise<string> {
  const input = { fullName, points: [{ kind: 'email', value: email }] };
  const { contactCreate } = await console.ask<{ contactCreate: { record: { id: string } } }>(
    'mutation Given($input: ContactCreateInput!) @purpose(is: DATA_CARE) { contactCreate(input: $input) { record { id } errors { message } } }',
    { input },
  );
  return contactCreate.record.id;
}

/** Takes down a request as it came by telephone, up to the point where it is known who asks. */
async function enterRequest(page: Page, right: string, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Enter a request' }).click();
  await page.getByLabel('What is asked for').selectOption({ label: right });
  await page.getByLabel('Came in by').selectOption({ label: 'telephone' });
  await page.getByLabel('Address for the answer').fill(email);
  await page.getByRole('button', { name: 'Enter the request' }).click();
  await expect(page.getByRole('heading', { name: 'Verify who asks' })).toBeVisible();
  await page.getByRole('radio', { name: 'Call back to a number that was known before' }).check();
  await page.getByRole('button', { name: 'Confirm who asks' }).click();
  await page.getByRole('button', { name: 'Search by the proven address' }).click();
}

const work = (page: Page) => page.getByRole('region', { name: 'Work on the request' });

test.describe('Privacy requests', () => {
  test('B11 a deletion is put forward by one, approved by another, carried out, and the person is gone @desktop-only', async ({
    page,
    console,
  }) => {
    const name = `Erika ${console.unique}`;
    const email = `erika-${console.unique}@example.test`;
    await console.openAs('owner', 'requests');
    const contact = await givenContact(console, name, email);
    await enterRequest(page, 'Erasure', email);

    await expect(page.getByRole('heading', { name: 'Review the plan' })).toBeVisible();
    await expect(work(page).getByText('Addresses and numbers')).toBeVisible();
    await work(page).getByRole('button', { name: 'Put forward for approval' }).click();
    await expect(work(page).getByText('You put this forward, so somebody else approves it')).toBeVisible();
    const address = new URL(page.url()).pathname.replace('/admin/w/demo/', '');
    const reference = (await page.getByText(/^PR-/).first().textContent()) ?? '';

    await console.openAs('privacy', address);
    await work(page).getByRole('button', { name: 'Approve the deletion' }).click();
    await work(page).getByRole('button', { name: 'Erase 1 person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase for good?' });
    await expect(dialog.getByRole('button', { name: 'Erase 1 person' })).toBeDisabled();
    await dialog.getByLabel(/to confirm/).fill(reference);
    await dialog.getByRole('button', { name: 'Erase 1 person' }).click();

    await expect(page.getByRole('heading', { name: 'Close' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('carried out', { exact: true }).first()).toBeVisible();
    await expect(work(page).getByText('erased')).toBeVisible();
    // Questions of one's own take a developer, which a privacy officer is not.
    await console.openAs('owner', address);
    const { contact: after } = await console.ask<{ contact: { fullName: string | null; emails: unknown[] } | null }>(
      'query After($id: ID!) @purpose(is: RIGHTS_HANDLING) { contact(id: $id) { fullName emails { value } } }',
      { id: contact },
    );
    expect(after?.fullName ?? null).toBeNull();
    expect(after?.emails ?? []).toEqual([]);
  });

  test('B12 a copy is made after a look at what it holds, and waits for the person @desktop-only', async ({
    page,
    console,
  }) => {
    const email = `clara-${console.unique}@example.test`;
    await console.openAs('owner', 'requests');
    await givenContact(console, `Clara ${console.unique}`, email);
    await enterRequest(page, 'Copy of their data', email);

    await expect(page.getByRole('heading', { name: 'Review other people' })).toBeVisible();
    await work(page).getByRole('button', { name: 'Search for other people' }).click();
    await expect(page.getByRole('heading', { name: 'Make the copy' })).toBeVisible();
    await expect(work(page).getByText('What is held about the person')).toBeVisible();
    await work(page).getByRole('button', { name: 'Make the copy and tell the person' }).click();

    await expect(work(page).getByRole('heading', { name: 'The copy' })).toBeVisible({ timeout: 30_000 });
    await expect(work(page).getByText('not yet')).toBeVisible();
  });

  test('a request about nobody is refused on a ground of the law @desktop-only', async ({ page, console }) => {
    await console.openAs('owner', 'requests');
    await enterRequest(page, 'Copy of their data', `nobody-${console.unique}@example.test`);
    await expect(work(page).getByText('Nobody with this address is held.')).toBeVisible();

    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Refuse the request…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Refuse the request?' });
    await dialog.getByLabel('Ground').selectOption({ label: 'Nothing is held about the person' });
    await dialog.getByRole('button', { name: 'Refuse and tell the person' }).click();

    await expect(page.getByRole('heading', { name: 'Refused' })).toBeVisible();
    await expect(work(page).getByText('Nothing is held about the person')).toBeVisible();
  });

  test('the queue shows by icon and word what is due, and is searched by reference @desktop-only', async ({
    page,
    console,
  }) => {
    await console.openAs('owner', 'requests?tab=overdue');
    await expect(title(page, 'Privacy requests')).toBeVisible();

    await expect(page.getByText(/days? overdue/).first()).toBeVisible();
  });

  test('every screen about requests is accessible', async ({ page, console }) => {
    const email = `axel-${console.unique}@example.test`;
    await console.openAs('owner', 'requests');
    await expect(page.getByText(/^PR-/).first()).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await givenContact(console, `Axel ${console.unique}`, email);
    await enterRequest(page, 'Erasure', email);
    await expect(work(page).getByText('Addresses and numbers')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Match the person' }).click();
    await expect(work(page).getByText('The request covers')).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
});

test.describe('What the product says about itself', () => {
  for (const [path, heading, content] of [
    ['catalogue', 'Catalogue of personal data', 'account.'],
    ['catalogue?view=categories', 'Catalogue of personal data', 'How to reach you'],
    ['audit', 'Audit log', /created|changed/],
    ['purposes', 'Purposes', 'Prospecting'],
    ['setup', 'Set-up', 'E-mail for privacy'],
  ] as const) {
    test(`${path} is accessible`, async ({ page, console }) => {
      await console.openAs('owner', path);
      await expect(title(page, heading)).toBeVisible();
      await expect(page.getByText(content).first()).toBeVisible();

      expect(await axeProblems(page)).toEqual([]);
    });
  }

  test('the catalogue is narrowed down to the sealed columns of one table @desktop-only', async ({ page, console }) => {
    await console.openAs('owner', 'catalogue?stored=sealed&q=note');

    await expect(page.getByText('note.body')).toBeVisible();
    await expect(page.getByText('contact.full_name')).toHaveCount(0);
  });

  test('a purpose is worded anew for the notice, and the audit shows who did it @desktop-only', async ({
    page,
    console,
  }) => {
    await console.openAs('owner', 'purposes');
    const item = page.getByRole('listitem').filter({ hasText: 'Reporting' });

    await item.getByRole('button', { name: 'Reword' }).click();
    await item
      .getByLabel('What the privacy notice says')
      .fill(`Count and sum up, never one person (${console.unique}).`);
    await item.getByRole('button', { name: 'Publish the words' }).click();
    await expect(item.getByRole('button', { name: 'Reword' })).toBeVisible();
    await expect(item.getByText(`(${console.unique})`).first()).toBeVisible();

    await page.goto('/admin/w/demo/audit?q=purpose:update');
    await expect(page.getByText('Olivia Owner').first()).toBeVisible();
  });
});
