import type { Page } from '@playwright/test';
import { expect, test } from './support/crm.ts';

/** Plans a task of one's own; afterwards the list is open. */
async function planTask(page: Page, name: string, dueOn: string) {
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByLabel('What is to be done').fill(name);
  await dialog.getByLabel('Due').fill(dueOn);
  await dialog.getByRole('button', { name: 'Plan task' }).click();
  await expect(page.getByText('Task planned').last()).toBeVisible();
  await expect(dialog).toBeHidden();
}

/** Does something and waits for the server's answer: a page that is left before takes its question back. */
async function answered(page: Page, operation: string, act: () => Promise<void>) {
  const answer = page.waitForResponse((response) => response.request().postData()?.includes(operation) ?? false);
  await act();
  await answer;
}

/** Opens one's tasks of a part of the list, narrowed to one title. */
async function openPart(page: Page, part: string, name: string) {
  await page.goto(`/w/demo/tasks?q=${encodeURIComponent(name)}`);
  await page.getByRole('radiogroup', { name: 'Which tasks' }).getByText(part).click();
}

test.describe('Tasks', () => {
  test('a task that is late stands under overdue until it is done, and comes back by undo @desktop-only', async ({
    page,
    crm,
  }) => {
    const name = `Call ${crm.unique}`;
    await crm.openAs('owner', 'tasks?create=true');
    await planTask(page, name, '2020-01-31');
    await openPart(page, 'Later', name);
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await openPart(page, 'Overdue', name);
    await expect(page.getByText(name)).toBeVisible();

    await page.getByRole('checkbox', { name: `Done: ${name}` }).click();
    await expect(page.getByText('Task done').last()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(page.getByRole('checkbox', { name: `Done: ${name}` })).not.toBeChecked();

    await answered(page, 'TaskComplete', () => page.getByRole('checkbox', { name: `Done: ${name}` }).click());
    await openPart(page, 'Done', name);
    await expect(page.getByText(name)).toBeVisible();
  });

  test('a task moves to another day, and goes after a question @desktop-only', async ({ page, crm }) => {
    const name = `Offer ${crm.unique}`;
    await crm.openAs('owner', 'tasks?create=true');
    await planTask(page, name, '2020-01-31');
    await openPart(page, 'Overdue', name);
    await page.getByText(name).click();
    const dialog = page.getByRole('dialog', { name: 'Edit task' });
    await dialog.getByLabel('Due').fill('2099-12-31');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved').last()).toBeVisible();

    await openPart(page, 'Later', name);
    await page.getByText(name).click();
    await dialog.getByRole('button', { name: 'Delete task' }).click();
    await page.getByRole('dialog', { name: 'Delete this task?' }).getByRole('button', { name: 'Delete task' }).click();

    await expect(page.getByText('Task deleted').last()).toBeVisible();
    await expect(page.getByText('Nothing matches')).toBeVisible();
  });

  test('tasks of colleagues show when everybody’s are asked for', async ({ page, crm }) => {
    const name = `Mine ${crm.unique}`;
    await crm.openAs('owner', 'tasks?create=true');
    await planTask(page, name, '2099-12-31');

    await crm.openAs('sales', `tasks?q=${encodeURIComponent(name)}`);
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Whose tasks' }).getByText('Everybody’s').click();

    await expect(page).toHaveURL(/whose/);
  });
});
