import { axeProblems, expect, openRow, seeToast, test, title } from './support/console.ts';

const PEOPLE = 'query People($purpose: Purpose!) @purpose(is: $purpose) { contacts(first: 1) { nodes { id } } }';

test.describe('API keys', () => {
  test('an owner makes a key for a partner, sees it once, and ends it; it reads what it was made for and nothing else @desktop-only', async ({
    page,
    console,
    playwright,
    baseURL,
  }) => {
    const name = `Sync ${console.unique}`;
    await console.openAs('owner', 'keys');
    await expect(title(page, 'API keys')).toBeVisible();

    await page.getByRole('button', { name: 'New key' }).first().click();
    const form = page.getByRole('dialog', { name: 'New key' });
    await form.getByLabel('What it is for').fill(name);
    await form.getByLabel('Who receives the data').fill('Nordlicht GmbH');
    await form.getByRole('checkbox', { name: 'Contacts: Read' }).check();
    await form.getByRole('checkbox', { name: /documents of its own/i }).check();
    await form.getByRole('checkbox', { name: 'Support' }).check();
    await form.getByRole('button', { name: 'Make the key' }).click();
    const shown = page.getByRole('dialog', { name: 'Keep this key' });
    const secret = await shown.getByRole('code').textContent();
    expect(await axeProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(shown).toBeVisible();
    await shown.getByRole('button', { name: 'I have kept it' }).click();

    const partner = await playwright.request.newContext({
      baseURL: baseURL ?? '',
      extraHTTPHeaders: { authorization: `Bearer ${secret}` },
    });
    const ask = async (query: string, purpose: string) => {
      const answer = await partner.post('/graphql', { data: { query, variables: { purpose } } });
      const { data, errors } = await answer.json();
      return errors?.[0].extensions.code ?? Object.keys(data ?? {});
    };
    expect(await ask(PEOPLE, 'SUPPORT')).toEqual(['contacts']);
    expect(await ask(PEOPLE, 'MARKETING')).toBe('PURPOSE_NOT_HELD');
    const deals = await partner.post('/graphql', {
      data: { query: 'query D @purpose(is: SUPPORT) { deals(first: 1) { nodes { id } } }' },
    });
    expect(await deals.json()).toMatchObject({ data: { deals: { nodes: [] } } });

    await page.reload();
    await openRow(page, name);
    const peek = page.getByRole('complementary', { name });
    await expect(peek.getByText('works')).toBeVisible();
    await expect(peek.getByText('Contacts: Read')).toBeVisible();
    expect(await page.content()).not.toContain(secret);
    await peek.getByRole('button', { name: 'Revoke the key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
    await seeToast(page, `The key “${name}” was revoked`);
    await expect(peek.getByText('revoked', { exact: true })).toBeVisible();
    expect(await ask(PEOPLE, 'SUPPORT')).toBe('UNAUTHENTICATED');
    await partner.dispose();
  });

  test('the list of keys is accessible', async ({ page, console }) => {
    await console.openAs('owner', 'keys');
    await expect(title(page, 'API keys')).toBeVisible();

    expect(await axeProblems(page)).toEqual([]);
  });
});
