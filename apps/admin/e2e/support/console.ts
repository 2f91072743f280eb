import { randomUUID } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import { accessibilityProblems } from '../../../../tools/journeys/accessibility.ts';

/** The password of everybody in the demo workspace; the server of the journeys gets the same. */
const password = process.env.SMARTX_DEMO_PASSWORD ?? '';

/** The people of the demo workspace whom journeys need. */
export type DemoRole = 'owner' | 'privacy' | 'sales';

interface Console {
  /** Signs somebody in and opens a page of the console, such as `members`. */
  openAs(role: DemoRole, path: string): Promise<void>;
  /** Asks the API as whoever is signed in; a refusal fails the journey. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** A word that no other journey uses: all of them share one server. */
  unique: string;
}

/** A journey through the console; a page that throws fails it. */
export const test = base.extend<{ console: Console }>({
  console: async ({ page, baseURL }, use) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await use({
      unique: randomUUID().slice(0, 8),
      openAs: async (role, path) => {
        const data = { email: `${role}@demo.example`, password };
        const answer = await page.request.post('/auth/sign-in/email', { data, headers: { origin: baseURL ?? '' } });
        expect(answer.status(), 'signing in').toBe(200);
        await page.goto(`/admin/w/demo/${path}`);
      },
      ask: async (query, variables = {}) => {
        const headers = { origin: baseURL ?? '', 'x-workspace': 'demo' };
        const answer = await page.request.post('/graphql', { data: { query, variables }, headers });
        const { data, errors } = await answer.json();
        expect(errors, 'asking the API').toBeUndefined();
        return data;
      },
    });
    expect(thrown).toEqual([]);
  },
});

/** The one heading of a page; it has focus after a change of page. */
export function title(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}

/** Sees a passing message of that wording and closes it: on a phone it lies over the list. */
export async function seeToast(page: Page, text: string): Promise<void> {
  const message = page.locator('.mantine-Notifications-notification').filter({ hasText: text });
  await expect(message).toBeVisible();
  await message.getByRole('button').click();
}

/** Opens a row of a list by its name: a cell of the grid, or the card that it is on a phone. */
export async function openRow(page: Page, name: string): Promise<void> {
  const card = page.getByRole('link', { name, exact: true });
  const cell = page.getByRole('grid').getByText(name);
  await card.or(cell).first().click();
}

/** What axe finds on the page as it stands, light and dark; empty is good. */
export const axeProblems = (page: Page) => accessibilityProblems(page);

export { expect };
