import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bringFile, importAsSuggested, number } from '../../../tools/journeys/import-wizard.ts';
import { hasSharedData, linesOf, rowsIn } from '../../../tools/journeys/shared-data.ts';
import { verifyCertificate } from '../../../tools/verify/verify-certificate.mjs';
import { askFor, type Person, type Right } from './support/ask-for.ts';
import { approveAndErase, decide, expect, makeCopy, putForward, test } from './support/staff.ts';

const RIGHTS: readonly Right[] = [
  ...(['access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'marketing-stop'] as const),
  ...(['automated-decision-review', 'complaint'] as const),
];

/** What is decided about each right that is weighed, and what the person reads. */
const DECIDED: readonly (readonly [Right, string, string])[] = [
  ['rectification', 'Correct it', 'It was decided as you asked.'],
  ['restriction', 'Restrict', 'It was decided as you asked.'],
  ['objection', 'It does not stand', 'It was not decided as you asked.'],
  ['automated-decision-review', 'The person is right', 'It was decided as you asked.'],
  ['complaint', 'It is not justified', 'It was not decided as you asked.'],
];

/** One person of a real file for each right, and other ones with each run: whoever was deleted is not imported again. */
const people = new Map<Right, Person>();
let file = '';
if (hasSharedData) {
  const [header = '', ...lines] = linesOf('customers-datablist/customers-6000.csv').filter(
    (line) => !line.includes('"'),
  );
  const from = Math.floor(Math.random() * (lines.length - RIGHTS.length));
  const chosen = [header, ...lines.slice(from, from + RIGHTS.length)];
  file = chosen.join('\n');
  for (const [at, row] of rowsIn(chosen).entries()) {
    const right = RIGHTS[at];
    if (right) people.set(right, { name: `${row['First Name']} ${row['Last Name']}`, email: row.Email ?? '' });
  }
}
const personFor = (right: Right) => people.get(right) ?? { name: '', email: '' };

test.describe('Every right of people who were imported from a real file [needs shared/data] @desktop-only', () => {
  test.skip(!hasSharedData, 'the real input files are absent');
  test.describe.configure({ timeout: 120_000 });
  test.use({ actionTimeout: 15_000 });

  test.beforeAll(async ({ staff }) => {
    const desk = await staff.atDesk('owner');
    await desk.goto('/admin/w/demo/imports/new');
    await bringFile(desk, 'Contacts', { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await importAsSuggested(desk);
    await expect(number(desk, 'created')).toHaveText(String(RIGHTS.length));
  });

  test('B12 access: a copy is made and downloaded', async ({ page, staff }) => {
    const reference = await askFor(page, staff, 'access', personFor('access'));
    await makeCopy(await staff.atDesk('owner'), reference);
    expect(await downloadCopy(page)).toBe(`${reference}.zip`);
  });

  test('B16 portability: data is taken along', async ({ page, staff }) => {
    const reference = await askFor(page, staff, 'portability', personFor('portability'));
    await makeCopy(await staff.atDesk('owner'), reference);
    expect(await downloadCopy(page)).toBe(`${reference}.zip`);
  });

  test('B11-AC12 erasure: two people carry it out, and the certificate holds without us', async ({ page, staff }) => {
    const person = personFor('erasure');
    const reference = await askFor(page, staff, 'erasure', person);
    const [owner, officer] = [await staff.atDesk('owner'), await staff.atDesk('privacy')];
    await approveAndErase(officer, await putForward(owner, reference), reference);
    const link = page.getByRole('link', { name: 'Download the certificate' });
    await expect(async () => {
      await page.goto('/privacy/demo/status');
      await expect(link).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    const arriving = page.waitForEvent('download');
    await link.click();
    const certificate = await readFile(await (await arriving).path(), 'utf8');
    const { publicKey } = await (await page.request.get('/.well-known/smartx-audit.json')).json();
    expect(certificate).not.toContain(person.name);
    expect(verifyCertificate(JSON.parse(certificate), publicKey, reference).join('\n')).toContain('Backups');
    expect(() => verifyCertificate(JSON.parse(certificate), publicKey, 'PR-AAAA-AAAA')).toThrow();
    expect(await staff.record(owner, person.name, person.email)).toEqual(['SUPPRESSED']);
  });

  test('B14-AC1 marketing stop: it holds at once, without anybody who decides', async ({ page, staff }) => {
    const person = personFor('marketing-stop');
    await askFor(page, staff, 'marketing-stop', person);
    const desk = await staff.atDesk('owner');
    await openInCrm(desk, person);
    await expect(desk.getByText('Objected', { exact: true }).first()).toBeVisible();
  });

  for (const [right, choice, said] of DECIDED)
    test(`${right}: it is decided with reasons, and the person reads them`, async ({ page, staff }) => {
      const reference = await askFor(page, staff, right, personFor(right));
      await decide(await staff.atDesk('privacy'), reference, choice);
      await page.goto('/privacy/demo/status');
      await expect(page.getByText(said)).toBeVisible();
      await expect(page.getByText('We looked at it and weighed what you wrote.')).toBeVisible();
    });
});

async function openInCrm(desk: Page, { name }: Person): Promise<void> {
  await desk.goto('/w/demo/contacts');
  await desk.getByRole('button', { name: /Search or do anything/ }).click();
  await desk.getByRole('dialog').getByRole('combobox').fill(name);
  await desk.getByRole('option', { name }).first().click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(name);
}

async function downloadCopy(page: Page): Promise<string> {
  await page.goto('/privacy/demo/status');
  await expect(page.getByRole('heading', { name: 'The copy of your data is ready' })).toBeVisible();
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download the copy/ }).click();
  const download = await arriving;
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  return download.suggestedFilename();
}
