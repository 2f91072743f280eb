import { axeProblems, expect, test, title } from './support/console.ts';

test.describe('The API explorer', () => {
  test('an owner finds a field, runs a document and sees what it cost', async ({ page, console, isMobile }) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await console.openAs('owner', 'explorer');
    await expect(title(page, 'API explorer')).toBeVisible();
    const document = page.getByRole('textbox', { name: 'Document' });
    await expect(document).toContainText('@purpose(is: RELATIONSHIP)');

    await document.focus();
    await page.keyboard.press('Control+Enter');
    const answer = page.getByRole('region', { name: 'Answer' });
    await expect(answer).toContainText('fullName');
    await expect(answer.getByRole('status')).toContainText(/200.*Cost \d+ of at most \d+ points/);
    expect(await axeProblems(page)).toEqual([]);

    if (isMobile) await page.getByText('Schema', { exact: true }).click();
    const docs = page.getByRole('region', { name: 'Documentation of the schema' });
    await docs.getByRole('searchbox').fill('birthDate');
    await docs.getByRole('button', { name: 'Contact.birthDate' }).click();
    await expect(docs.getByRole('heading', { name: 'Contact' })).toBeVisible();
    await expect(docs.getByText('@personal(category: "identity", mask: "year"').first()).toBeVisible();
    await expect(page).toHaveURL(/type=Contact/);
    expect(await axeProblems(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  test('nobody else is offered it, or told the schema @desktop-only', async ({ page, console }) => {
    await console.openAs('privacy', 'explorer');

    await expect(page.getByText('This part is not for your role')).toBeVisible();
    const asked = await page.request.post('/graphql', {
      data: { query: '{ __schema { queryType { name } } }' },
      headers: { 'x-workspace': 'demo' },
    });
    expect(asked.status()).toBe(400);
  });
});
