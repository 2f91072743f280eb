import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm } from '../testing/open-crm.tsx';
import { contact } from '../testing/records.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const ROWS = [contact(), contact({ id: 'con_ben', fullName: 'Ben Brandt' })];

/** A bulk action that deletes, whatever else is said. */
function action(more: object = {}) {
  return {
    ...{ __typename: 'BulkAction', id: 'blk_1', version: 1, createdAt: NOW, updatedAt: NOW, finishedAt: null },
    ...{ object: 'contact', kind: 'delete', state: 'prepared', field: null, value: null, selectedBy: 'filter' },
    ...{ totalCount: 12_480, doneCount: 0, skippedCount: 14, failedCount: 0, restoredCount: 0, keptCount: 0 },
    ...{ failure: null, assignee: null, member: { id: 'mem_1', displayName: 'Olivia Owner' } },
    reasons: [{ reason: 'ON_HOLD', count: 14 }],
    ...more,
  };
}

function openContacts() {
  const payload = (record: object) => ({ record, errors: [] });
  return openCrm('/w/demo/contacts', {
    answers: {
      contacts: connectionOf(ROWS, 12_480),
      bulkActions: connectionOf([]),
      bulkAction: action({ state: 'done', doneCount: 12_466 }),
      bulkActionPrepare: payload(action()),
      bulkActionStart: payload(action({ state: 'running' })),
      bulkActionUndo: payload(action({ state: 'undoing', doneCount: 12_466 })),
    },
  });
}

describe('many records at once', () => {
  it('are all that match, counted with their exclusions, deleted after a word, and taken back by the toast', async () => {
    const { user, sent } = openContacts();
    await user.click(await screen.findByRole('checkbox', { name: 'Select Ana Ruiz' }));
    const bar = await screen.findByRole('toolbar', { name: 'What is selected' });
    expect(within(bar).getByText('1 contact selected')).toBeDefined();

    await user.click(within(bar).getByRole('button', { name: 'Select all 12,480 that match' }));
    await user.click(within(bar).getByRole('button', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'See what will happen' }));

    expect(await screen.findByText('12,466 contacts will be deleted.')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Left as they are' }).textContent).toContain('14 on legal hold');
    expect(sent('BulkPrepare')).toMatchObject({ input: { selection: { contacts: {} }, change: { kind: 'delete' } } });
    const start = screen.getByRole('button', { name: 'Delete 12,466 contacts' });
    expect(start).toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText(/^Type “delete” to confirm/), 'delete');
    await user.click(start);
    expect(sent('BulkStart')).toMatchObject({ input: { id: 'blk_1' } });
    const toast = await screen.findByRole('region', { name: '12,466 contacts deleted' }, { timeout: 15_000 });
    await user.click(within(toast).getByRole('button', { name: 'Undo' }));
    await expect.poll(() => sent('BulkUndo'), { timeout: 15_000 }).toMatchObject({ input: { id: 'blk_1' } });
  });

  it('are the ticked ones, and get one value', async () => {
    const { user, sent } = openContacts();
    await user.click(await screen.findByRole('checkbox', { name: 'Select Ben Brandt' }));
    await user.click(await screen.findByRole('button', { name: 'Edit a field' }));
    await user.click(await screen.findByRole('combobox', { name: /New value/ }));
    await user.click(await screen.findByRole('option', { name: 'Customer' }));
    await user.click(screen.getByRole('button', { name: 'See what will happen' }));

    await expect
      .poll(() => sent('BulkPrepare'), { timeout: 15_000 })
      .toMatchObject({
        input: {
          selection: { contactIds: ['con_ben'] },
          change: { kind: 'edit', field: 'lifecycle', value: 'customer' },
        },
      });
  });

  it('lose their owner only where that is meant', async () => {
    const { user, sent } = openContacts();
    await user.click(await screen.findByRole('checkbox', { name: 'Select Ben Brandt' }));
    await user.click(await screen.findByRole('button', { name: 'Assign' }));
    const next = await screen.findByRole('button', { name: 'See what will happen' });
    expect(next).toHaveProperty('disabled', true);

    await user.click(screen.getByRole('checkbox', { name: 'Nobody: take the owner away' }));
    await user.click(next);

    await expect
      .poll(() => sent('BulkPrepare'), { timeout: 15_000 })
      .toMatchObject({ input: { change: { kind: 'assign', assigneeId: null } } });
  });
});

it('nobody ticks records who may not change many', async () => {
  openCrm('/w/demo/contacts', { as: 'viewer', answers: { contacts: connectionOf(ROWS, 2) } });

  expect(await screen.findByText('Ana Ruiz')).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: 'Select Ana Ruiz' })).toBeNull();
});

it('a bulk action says what it did and left, record by record', async () => {
  const items = connectionOf([
    {
      __typename: 'BulkActionItem',
      outcome: 'skipped',
      reason: 'ON_HOLD',
      contact: contact(),
      company: null,
      deal: null,
      lead: null,
    },
  ]);
  openCrm('/w/demo/bulk-actions/blk_1', {
    answers: { bulkAction: { ...action({ state: 'done', doneCount: 12_466 }), items }, bulkActions: connectionOf([]) },
  });

  expect(await screen.findByRole('link', { name: 'Ana Ruiz' })).toBeDefined();
  expect(screen.getByRole('gridcell', { name: 'on legal hold' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
});

describe('the list of bulk actions', () => {
  it('says what was done to how many, by whom, and how it stands', async () => {
    const one = (id: string, more: object) => ({ ...action({ id, totalCount: 3, skippedCount: 1, ...more }) });
    const actions = [
      one('blk_1', { kind: 'edit', field: 'lifecycle', value: 'customer', state: 'done', doneCount: 2 }),
      one('blk_2', { object: 'deal', kind: 'edit', field: 'expectedCloseOn', value: null, state: 'running' }),
      one('blk_3', {
        object: 'company',
        kind: 'assign',
        assignee: { id: 'mem_2', displayName: 'Sam Sales' },
        state: 'undone',
      }),
      one('blk_4', { object: 'lead', kind: 'edit', field: 'status', value: 'working', state: 'failed', totalCount: 1 }),
    ];
    openCrm('/w/demo/bulk-actions', { answers: { bulkActions: connectionOf(actions) } });

    await expect.poll(() => screen.queryAllByRole('row').length, { timeout: 15_000 }).toBe(5);
    const texts = screen.getAllByRole('row').map(({ textContent }) => textContent);
    expect(texts[1]).toMatch(/^Lifecycle: Customer3 contactsDone21Olivia Owner/);
    expect(texts[2]).toMatch(/^Empty: Expected close3 dealsRunning/);
    expect(texts[3]).toMatch(/^Assign to Sam Sales3 companiesUndone/);
    expect(texts[4]).toMatch(/^Status: .+1 leadFailed/);
  });

  it('says what bulk actions are while there is none', async () => {
    openCrm('/w/demo/bulk-actions', { answers: { bulkActions: connectionOf([]) } });

    expect(await screen.findByText('No bulk actions yet')).toBeDefined();
  });
});
