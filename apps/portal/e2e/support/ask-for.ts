import { expect, type Page } from '@playwright/test';
import type { Staff } from './staff.ts';

/** Somebody whose data the demo workspace holds. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** How each right is called in the privacy centre. */
const NAMES = {
  access: 'Get a copy of my data',
  portability: 'Take my data to another provider',
  rectification: 'Have my data corrected',
  erasure: 'Delete my data',
  restriction: 'Have the use of my data restricted',
  objection: 'Object to the use of my data',
  'marketing-stop': 'Stop advertising',
  'automated-decision-review': 'Have an automated decision looked at by a person',
  complaint: 'Complain',
} as const;

/** A right of the privacy centre. */
export type Right = keyof typeof NAMES;

/** What is told of single rights before one's own words. */
const DETAILS: Partial<Record<Right, (page: Page) => Promise<void>>> = {
  rectification: (page) => page.getByLabel('City').fill('Lake Correctborough'),
  restriction: (page) => page.getByLabel('The data is not correct, and I want it checked first').check(),
  objection: (page) => page.getByRole('checkbox').first().check(),
};

/** Uses a right in the privacy centre from its first page to the page of the request; gives its reference. */
export async function askFor(page: Page, staff: Staff, right: Right, { email }: Person): Promise<string> {
  const next = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto('/privacy/demo/request');
  await page.getByLabel(NAMES[right], { exact: true }).check();
  await next();
  await page.getByLabel('Your e-mail address').fill(email);
  await next();
  const details = DETAILS[right];
  if (details) {
    await details(page);
    await next();
  }
  if (right !== 'marketing-stop') {
    await page.getByRole('textbox').fill('As it stands there, it is not right.');
    await next();
  }
  await page.getByRole('button', { name: 'Send the request' }).click();
  const code = page.getByLabel('Enter the code from the mail');
  if (await code.isVisible()) {
    await code.fill(await staff.codeFor(email));
    await next();
  }
  const reference = page.locator('.reference');
  await expect(reference).toHaveText(/^PR-/);
  return (await reference.textContent()) ?? '';
}
