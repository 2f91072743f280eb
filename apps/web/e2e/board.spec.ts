import type { Page } from '@playwright/test';
import { expect, test, title } from './support/crm.ts';

/** Records a deal; afterwards the board shows it and nothing else. */
async function boardWith(page: Page, name: string) {
  const dialog = page.getByRole('dialog', { name: 'New deal' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Value').fill('1200,50');
  await dialog.getByRole('button', { name: 'Create deal' }).click();
  await expect(title(page, name)).toBeVisible();
  await page.goto(`/w/demo/deals?view=board&q=${encodeURIComponent(name)}`);
  await expect(stage(page, 'Prospecting').getByText(name)).toBeVisible();
}

const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const grip = (page: Page, name: string) => page.getByRole('button', { name: `Lift ${name} to move it` });
const spoken = (page: Page) => page.locator('[data-announcer]');

test.describe('The board by keyboard', () => {
  test('lifts, carries, drops and undoes, and says each step', async ({ page, crm }) => {
    const name = `Crane ${crm.unique}`;
    await crm.openAs('owner', 'deals?create=true');
    await boardWith(page, name);

    await grip(page, name).focus();
    await page.keyboard.press('Space');
    await expect(spoken(page).filter({ hasText: `${name}, lifted in Prospecting, position 1 of 1` })).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
    await expect(spoken(page).filter({ hasText: 'Over Engaging, column 2 of 4' })).toHaveCount(1);
    await page.keyboard.press('Enter');

    await expect(spoken(page).filter({ hasText: `${name}, moved to Engaging, position 1 of 1` })).toHaveCount(1);
    await expect(stage(page, 'Engaging').getByText(name)).toBeVisible();
    await expect(grip(page, name)).toBeFocused();
    await expect(page.getByText('Moved to Engaging').first()).toBeVisible();

    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(stage(page, 'Prospecting').getByText(name)).toBeVisible();
  });

  test('leaves a card where it was after Escape', async ({ page, crm }) => {
    const name = `Winch ${crm.unique}`;
    await crm.openAs('owner', 'deals?create=true');
    await boardWith(page, name);

    await grip(page, name).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');

    await expect(spoken(page).filter({ hasText: 'Move cancelled, the card is in Prospecting' })).toHaveCount(1);
    await expect(stage(page, 'Prospecting').getByText(name)).toBeVisible();
    await expect(page.getByText('Moved to')).toHaveCount(0);
  });

  test('asks why a deal is lost, and puts the card back without an answer', async ({ page, crm }) => {
    const name = `Hoist ${crm.unique}`;
    await crm.openAs('owner', 'deals?create=true');
    await boardWith(page, name);
    const why = page.getByRole('dialog', { name: `Why was “${name}” lost?` });

    await grip(page, name).focus();
    await page.keyboard.press('Space');
    for (const _ of ['Engaging', 'Won', 'Lost']) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(why).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(stage(page, 'Prospecting').getByText(name)).toBeVisible();

    await page.getByRole('button', { name: `Move ${name} to…` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Lost' }).press('Enter');
    await why.getByLabel('Reason').fill('Bought elsewhere');
    await why.getByRole('button', { name: 'Mark as lost' }).press('Enter');
    await expect(stage(page, 'Lost').getByText(name)).toBeVisible();
  });
});

test.describe('What a role may not do is not offered', () => {
  test('a viewer reads, and finds nothing to change', async ({ page, crm }) => {
    await crm.openAs('viewer', 'deals?view=board');
    await expect(stage(page, 'Prospecting').getByRole('listitem').first()).toBeVisible();

    await expect(page.getByRole('button', { name: 'New deal' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Lift/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0);
  });

  test('support sees deals without amounts', async ({ page, crm }) => {
    await crm.openAs('support', 'deals?view=board');
    await expect(stage(page, 'Prospecting').getByRole('listitem').first()).toBeVisible();
    await expect(page.getByText('€')).toHaveCount(0);

    await page.goto('/w/demo/deals');
    await expect(title(page, 'Deals')).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Value' })).toHaveCount(0);
    await page.goto('/w/demo');
    await expect(page.getByRole('heading', { name: /My open deals/ })).toBeVisible();
    await expect(page.getByText('could not be loaded')).toHaveCount(0);
  });
});
