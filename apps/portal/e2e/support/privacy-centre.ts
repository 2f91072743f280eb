import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { accessibilityProblems } from '../../../../tools/journeys/accessibility.ts';

const password = process.env.SMARTX_DEMO_PASSWORD ?? '';

/** An address that no other journey uses. */
export function somebody(): string {
  return `ana.${randomUUID().slice(0, 8)}@example.test`;
}

/** The code of the newest mail to an address, as an owner finds it in the mailbox page. */
export async function codeFor(browser: Browser, baseURL: string, email: string): Promise<string> {
  const context = await browser.newContext({ baseURL });
  try {
    const data = { email: 'owner@demo.example', password };
    const signIn = await context.request.post('/auth/sign-in/email', { data, headers: { origin: baseURL } });
    expect(signIn.status(), 'signing in').toBe(200);
    const page = await context.newPage();
    await page.goto('/dev/mail');
    const mail = page.getByRole('article').filter({ hasText: email }).filter({ hasText: 'is your code' }).first();
    const [code] = /\b\d{6}\b/.exec((await mail.getByRole('heading').textContent()) ?? '') ?? [];
    return code ?? 'no code';
  } finally {
    await context.close();
  }
}

/** Answers the questions of a privacy centre up to the code. */
export async function ask(page: Page, base: string, right: string, email: string): Promise<void> {
  await page.goto(base);
  await page.getByRole('link', { name: right }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send the request' }).click();
}

/** What axe finds on the page as it stands, light and dark, and whether it scrolls sideways; empty is good. */
export async function problemsOf(page: Page): Promise<string[]> {
  const found = await accessibilityProblems(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) found.push(`${page.url()} is ${overflow} px too wide`);
  return found;
}
