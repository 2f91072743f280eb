import { expect } from '@playwright/test';
import { somebody } from './support/privacy-centre.ts';
import { test } from './support/staff.ts';

test.use({ javaScriptEnabled: false });

test('B13-AC1 somebody says without scripts how their data should be, and reads the decision value by value @desktop-only', async ({
  page,
  staff,
}) => {
  test.slow();
  const email = somebody();
  const desk = await staff.atDesk('privacy');
  await staff.record(await staff.atDesk('owner'), 'Korinna Falschname', email);
  const next = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto('/privacy/demo');
  await page.getByRole('link', { name: 'Have my data corrected' }).click();
  await next();
  await page.getByLabel('Your e-mail address').fill(email);
  await next();
  await page.getByLabel('Name', { exact: true }).fill('Korinna Richtig');
  await page.getByLabel('City').fill('Bonn');
  await next();
  await page.getByLabel('Why is it wrong, or what else is?').fill('I married.');
  await next();
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.getByLabel('Enter the code from the mail').fill(await staff.codeFor(email));
  await next();
  const reference = (await page.locator('.reference').textContent()) ?? '';

  await desk.goto('/admin/w/demo/requests');
  await desk.getByText(reference).first().click();
  await desk.getByRole('button', { name: 'Search by the proven address' }).click();
  const value = (name: string) => desk.getByRole('radiogroup', { name });
  await expect(value('Name').getByText('Korinna Falschname')).toBeVisible();
  await value('Name').getByLabel('It stays; put their word beside it').check();
  await value('City').getByLabel('Correct it').check();
  await desk
    .getByLabel('The reasons')
    .fill('Please send us the certificate of marriage number, then we change the name.');
  await desk.getByRole('button', { name: 'Decide and tell the person' }).click();
  await expect(desk.getByRole('heading', { name: 'The decision' })).toBeVisible();

  await page.goto('/privacy/demo/status');
  await expect(page.getByText('It was decided in part as you asked.')).toBeVisible();
  await expect(page.getByText('stays; your word stands beside it')).toBeVisible();
  await desk.getByRole('link', { name: 'Korinna Falschname' }).first().click();
  await expect(desk.getByText('Korinna Richtig').first()).toBeVisible();
  await expect(desk.getByText('Bonn').first()).toBeVisible();
});
