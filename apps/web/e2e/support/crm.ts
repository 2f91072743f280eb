import { randomUUID } from 'node:crypto';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { accessibilityProblems } from '../../../../tools/journeys/accessibility.ts';

/** The password of everybody in the demo workspace; the server of the journeys gets the same. */
export const password = process.env.SMARTX_DEMO_PASSWORD ?? '';

/** The people of the demo workspace whom journeys need. */
export type DemoRole = 'owner' | 'sales' | 'support' | 'marketing' | 'viewer';

/** Signing in takes its time on purpose; a worker does it once for each of the people. */
const signedIn = new Map<DemoRole, Awaited<ReturnType<BrowserContext['cookies']>>>();

interface Crm {
  /** Signs somebody in and opens a page of the CRM, such as `contacts`. */
  openAs(role: DemoRole, path: string): Promise<void>;
  /** A word that no other journey uses: all of them share one server. */
  unique: string;
}

/** A journey through the CRM; a page that throws fails it. */
export const test = base.extend<{ crm: Crm }>({
  crm: async ({ page, baseURL }, use) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await use({
      unique: randomUUID().slice(0, 8),
      openAs: async (role, path) => {
        const context = page.context();
        const known = signedIn.get(role);
        if (known) await context.addCookies(known);
        else {
          const data = { email: `${role}@demo.example`, password };
          const answer = await page.request.post('/auth/sign-in/email', { data, headers: { origin: baseURL ?? '' } });
          expect(answer.status(), 'signing in').toBe(200);
          signedIn.set(role, await context.cookies());
        }
        await page.goto(`/w/demo/${path}`);
      },
    });
    expect(thrown).toEqual([]);
  },
});

/** The one heading of a page; it has focus after a change of page. */
export function title(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}

/** Opens a row of a list by its name: a cell of the grid, or the card that it is on a phone. */
export async function openRow(page: Page, name: string): Promise<void> {
  const card = page.getByRole('link', { name, exact: true });
  const cell = page.getByRole('grid').getByText(name, { exact: true });
  await card.or(cell).first().click();
}

/** The rows of a grid are all made alike: the first ones speak for the others, which would take most of the time. */
const MORE_OF_THE_SAME = '[role="row"]:nth-child(n+8)';

/** What axe finds on the page as it stands; empty is good. What floats above it, such as a menu, belongs to its button and to no landmark. */
export function axeProblems(page: Page, { floats = false } = {}): Promise<string[]> {
  return accessibilityProblems(page, { exclude: [MORE_OF_THE_SAME], rules: floats ? ['region'] : [] });
}

export { expect };
