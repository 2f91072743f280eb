import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ask, somebody } from './support/privacy-centre.ts';
import { approveAndErase, makeCopy, putForward, test } from './support/staff.ts';

for (const javaScriptEnabled of [true, false])
  test.describe(`From the privacy centre to the end, ${javaScriptEnabled ? 'with scripts' : 'without scripts @desktop-only'}`, () => {
    test.use({ javaScriptEnabled });

    test('B11 somebody asks for deletion, two people carry it out, the person is gone, and a certificate says so', async ({
      page,
      staff,
    }) => {
      test.slow();
      const [email, name] = [somebody(), 'Zelda Quittenbaum'];
      const [owner, officer] = [await staff.atDesk('owner'), await staff.atDesk('privacy')];
      expect(await staff.record(owner, name, email)).toEqual([]);
      const before = await wordsAfterAsking(page, email);
      const reference = await proveAndFollow(page, await staff.codeFor(email));

      await approveAndErase(officer, await putForward(owner, reference), reference);

      await page.goto('/privacy/demo/status');
      await expect(page.locator('.state')).toContainText('Done');
      await expect(page.getByRole('heading', { name: 'Your data is deleted. This stays:' })).toBeVisible();
      await expect(page.getByText('The deletion was approved and has begun.')).toBeVisible();
      await expectCertificate(page, reference, name);
      // B11-AC8: the same address is not entered again by mistake.
      expect(await staff.record(owner, name, email)).toEqual(['SUPPRESSED']);
      // Whoever is unknown now is answered in the same words as before.
      expect(await wordsAfterAsking(page, email)).toBe(before);
    });

    test('B12 somebody asks for a copy and downloads it, once it is made', async ({ page, staff }) => {
      test.slow();
      const email = somebody();
      const owner = await staff.atDesk('owner');
      await staff.record(owner, 'Clara Kopie', email);
      await ask(page, '/privacy/demo', 'Get a copy of my data', email);
      const reference = await proveAndFollow(page, await staff.codeFor(email));

      await makeCopy(owner, reference);

      await page.goto('/privacy/demo/status');
      await expect(page.getByRole('heading', { name: 'The copy of your data is ready' })).toBeVisible();
      const arriving = page.waitForEvent('download');
      await page.getByRole('button', { name: /^Download the copy/ }).click();
      const download = await arriving;
      expect(download.suggestedFilename()).toBe(`${reference}.zip`);
      expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
      await page.goto('/privacy/demo/status');
      await expect(page.getByText('The copy was downloaded.')).toBeVisible();
    });
  });

/** B11-AC12: the person downloads the certificate, and whoever is shown it finds that it holds. */
async function expectCertificate(page: Page, reference: string, name: string): Promise<void> {
  const link = page.getByRole('link', { name: 'Download the certificate' });
  let file = '';
  // A job that follows the deletion signs it, and another takes its place as soon as the texts of others were searched.
  await expect(async () => {
    await page.goto('/privacy/demo/status');
    await expect(link).toBeVisible({ timeout: 1_000 });
    const arriving = page.waitForEvent('download');
    await link.click();
    file = await readFile(await (await arriving).path(), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ statement: { texts: { state: 'done' } } });
  }).toPass({ timeout: 30_000, intervals: [1_000, 2_000, 4_000] });
  expect(file).not.toContain(name);
  await page.getByRole('link', { name: 'Check a certificate of deletion' }).click();
  await page.getByLabel('Reference of the request').fill(reference);
  await page.getByLabel('The certificate', { exact: true }).setInputFiles({
    ...{ name: 'certificate.json', mimeType: 'application/json', buffer: Buffer.from(file) },
  });
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This certificate holds');
}

/** What the centre says to somebody who asks for deletion, with what is theirs alone taken out. */
async function wordsAfterAsking(page: Page, email: string): Promise<string> {
  await ask(page, '/privacy/demo', 'Delete my data', email);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter the code from the mail');
  return ((await page.getByRole('main').textContent()) ?? '').replace(email, '');
}

/** Proves the address and goes to the request; gives its reference. */
async function proveAndFollow(page: Page, code: string): Promise<string> {
  await page.getByLabel('Enter the code from the mail').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await page.getByRole('link', { name: 'Follow the request' }).click();
  await expect(page.getByText('You confirmed it with the code from the mail.')).toBeVisible();
  return reference;
}
