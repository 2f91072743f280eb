import { test as base, expect, type Page } from '@playwright/test';
import { codeFor } from './privacy-centre.ts';

const password = process.env.SMARTX_DEMO_PASSWORD ?? '';

/** The demo workspace's people, who answer what comes in from the privacy centre. */
export interface Staff {
  /** Somebody at a desk of their own, signed in. */
  atDesk(role: 'owner' | 'privacy'): Promise<Page>;
  /** Records a contact; gives the codes of the refusals. */
  record(desk: Page, fullName: string, email: string): Promise<string[]>;
  /** The code of the newest mail to an address. */
  codeFor(email: string): Promise<string>;
}

/** A journey that begins in the privacy centre and goes on in the console. */
export const test = base.extend<{ staff: Staff }>({
  staff: async ({ browser, baseURL: origin }, use) => {
    const baseURL = origin ?? '';
    const desks: Page[] = [];
    await use({
      atDesk: async (role) => {
        const viewport = { width: 1440, height: 900 };
        const context = await browser.newContext({ baseURL, viewport, isMobile: false, javaScriptEnabled: true });
        const data = { email: `${role}@demo.example`, password };
        const answer = await context.request.post('/auth/sign-in/email', { data, headers: { origin: baseURL } });
        expect(answer.status(), 'signing in').toBe(200);
        const desk = await context.newPage();
        desks.push(desk);
        return desk;
      },
      record: (desk, fullName, email) => recordContact(desk, baseURL, { fullName, email }),
      codeFor: (email) => codeFor(browser, baseURL, email),
    });
    for (const desk of desks) await desk.context().close();
  },
});

async function recordContact(desk: Page, origin: string, person: { fullName: string; email: string }) {
  const query =
    'mutation Given($input: ContactCreateInput!) @purpose(is: DATA_CARE) { contactCreate(input: $input) { errors { code } } }';
  const input = { fullName: person.fullName, points: [{ kind: 'email', value: person.email }] };
  const answer = await desk.request.post('/graphql', {
    data: { query, variables: { input } },
    headers: { origin, 'x-workspace': 'demo' },
  });
  const { data, errors } = await answer.json();
  expect(errors, 'recording a contact').toBeUndefined();
  return data.contactCreate.errors.map(({ code }: { code: string }) => code);
}

/** Finds the person of a request by the proven address and puts the deletion forward; gives the page's address. */
export async function putForward(desk: Page, reference: string): Promise<string> {
  await desk.goto('/admin/w/demo/requests');
  await desk.getByText(reference).first().click();
  await desk.getByRole('button', { name: 'Search by the proven address' }).click();
  await expect(desk.getByText('Addresses and numbers')).toBeVisible();
  await desk.getByRole('button', { name: 'Put forward for approval' }).click();
  await expect(desk.getByText('You put this forward')).toBeVisible();
  return desk.url();
}

/** Approves what a colleague put forward, and carries it out. */
export async function approveAndErase(desk: Page, address: string, reference: string): Promise<void> {
  await desk.goto(address);
  await desk.getByRole('button', { name: 'Approve the deletion' }).click();
  await desk.getByRole('button', { name: 'Erase 1 person' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Erase for good?' });
  await dialog.getByLabel(/to confirm/).fill(reference);
  await dialog.getByRole('button', { name: 'Erase 1 person' }).click();
  await expect(desk.getByRole('heading', { name: 'Close' })).toBeVisible({ timeout: 30_000 });
}

/** Finds the person of a request for a copy, makes it and tells them. */
export async function makeCopy(desk: Page, reference: string): Promise<void> {
  await desk.goto('/admin/w/demo/requests');
  await desk.getByText(reference).first().click();
  await desk.getByRole('button', { name: 'Search by the proven address' }).click();
  await desk.getByRole('button', { name: 'Search for other people' }).click();
  await desk.getByRole('button', { name: 'Make the copy and tell the person' }).click();
  await expect(desk.getByRole('heading', { name: 'The copy' })).toBeVisible({ timeout: 30_000 });
}

/** Finds the person of a request by the proven address where that has to be, and decides with reasons. */
export async function decide(desk: Page, reference: string, choice: string): Promise<void> {
  await desk.goto('/admin/w/demo/requests');
  await desk.getByText(reference).first().click();
  const search = desk.getByRole('button', { name: 'Search by the proven address' });
  const form = desk.getByRole('form', { name: 'Decide' });
  await expect(search.or(form).first()).toBeVisible();
  if (await search.isVisible()) await search.click();
  await form.getByLabel(choice, { exact: true }).check();
  await form.getByLabel('The reasons').fill('We looked at it and weighed what you wrote.');
  await form.getByRole('button', { name: 'Decide and tell the person' }).click();
  await expect(desk.getByRole('heading', { name: 'The decision' })).toBeVisible();
}

export { expect };
