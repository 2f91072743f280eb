import { renderUi } from '@smartx/ui/testing';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { FilterEntry } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { FilterBuilder, type Filters } from './FilterBuilder.tsx';
import type { CountFilters } from './use-live-count.ts';

const FIELDS: FilterField<unknown>[] = [
  { id: 'city', label: 'City', kind: 'text', where: (city) => ({ city }) },
  {
    ...{ id: 'stage', label: 'Stage', kind: 'choice', where: (stage: unknown) => ({ stage }) },
    choices: [
      { value: 'open', label: 'Open' },
      { value: 'won', label: 'Won' },
    ],
  },
  { id: 'due', label: 'Due', kind: 'date', where: (due) => ({ due }) },
];
const LYON: FilterEntry = { field: 'city', operator: 'is', value: 'Lyon' };
const WON: FilterEntry = { field: 'stage', operator: 'is', value: 'won' };

function show(filters: readonly FilterEntry[], count?: CountFilters) {
  const onApply = vi.fn<(next: Filters) => void>();
  const onClose = vi.fn<() => void>();
  const props = { fields: FIELDS, names: new Map(), match: undefined, filters, count, onApply, onClose };
  renderUi(<FilterBuilder {...props} />);
  return { user: userEvent.setup(), onApply, onClose };
}
const part = async (name: string) => within(await screen.findByRole('group', { name }));

describe('all filters at once', () => {
  it('are joined by and or by or, and say in a sentence what they mean', async () => {
    const { user, onApply } = show([LYON, WON]);
    expect(await screen.findByText('City is Lyon and Stage is Won')).toBeDefined();

    await user.click(screen.getByRole('radio', { name: 'One of these holds' }));
    expect(screen.getByText('City is Lyon or Stage is Won')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Apply' }));

    expect(onApply).toHaveBeenCalledExactlyOnceWith({ filters: [LYON, WON], match: 'any' });
  });

  it('have groups, which go when nothing is left of them', async () => {
    const { user, onApply } = show([LYON]);

    await user.click(await screen.findByRole('button', { name: 'Add group' }));
    expect(screen.getByRole('button', { name: 'Apply' })).toHaveProperty('disabled', true);
    const first = await part('Group 1, condition 1');
    await user.selectOptions(first.getByLabelText('Field'), 'Stage');
    const second = await part('Group 1, condition 2');
    await user.selectOptions(second.getByLabelText('Field'), 'Due');
    await user.selectOptions(second.getByLabelText('Comparison'), 'is in');
    await user.selectOptions(second.getByLabelText('Value'), 'this quarter');
    expect(screen.getByText('City is Lyon and (Stage is Open or Due is in this quarter)')).toBeDefined();
    await user.click(
      within(await screen.findByRole('group', { name: 'Group 1' })).getByRole('button', { name: 'Add to the group' }),
    );
    await user.click(screen.getByRole('button', { name: 'Remove: Group 1, condition 3' }));
    await user.click(screen.getByRole('button', { name: 'Remove: Group 1, condition 1' }));
    await user.click(screen.getByRole('button', { name: 'Remove: Group 1, condition 1' }));
    expect(screen.queryByRole('group', { name: 'Group 1' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Apply' }));

    expect(onApply).toHaveBeenCalledExactlyOnceWith({ filters: [LYON], match: undefined });
  });

  it('take several values and spans of days', async () => {
    const { user, onApply } = show([LYON, { field: 'due', operator: 'before', value: '2026-12-24' }]);

    const city = await part('Condition 1');
    await user.selectOptions(city.getByLabelText('Comparison'), 'is none of');
    await user.type(city.getByLabelText('Values', { selector: 'input' }), 'Porto{Enter}');
    const due = await part('Condition 2');
    await user.selectOptions(due.getByLabelText('Comparison'), 'is in the next');
    await user.selectOptions(due.getByLabelText('Unit'), 'weeks');
    await user.clear(due.getByLabelText('How many'));
    await user.type(due.getByLabelText('How many'), '6');
    expect(screen.getByText('City is none of Lyon or Porto and Due is in the next 6 weeks')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Apply' }));

    expect(onApply.mock.lastCall?.[0].filters).toEqual([
      { field: 'city', operator: 'isNoneOf', value: '', values: ['Lyon', 'Porto'] },
      { field: 'due', operator: 'inNext', value: '6 weeks' },
    ]);
  });

  it('say how many records match as they change, and nothing where that is not known', async () => {
    const count = vi.fn<CountFilters>(async ({ filters }) =>
      filters?.length === 1 ? { value: 1_204, relation: 'EQ' } : { value: 10_000, relation: 'AT_LEAST' },
    );
    const { user, onClose } = show([LYON, WON], count);
    expect(await screen.findByText('More than 10,000 records match')).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Remove: Condition 2' }));
    expect(await screen.findByText('1,204 records match')).toBeDefined();
    count.mockRejectedValue(new Error('no answer'));
    await user.type((await part('Condition 1')).getByLabelText('Value'), 's');
    await expect.poll(() => screen.queryByText(/records match/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    expect(onClose).toHaveBeenCalledOnce();
  });
});
