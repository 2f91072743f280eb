import { renderUi } from '@smartx/ui/testing';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { FilterClause, FilterEntry } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { FilterBar } from './FilterBar.tsx';

const FIELDS: FilterField<object>[] = [
  { id: 'city', label: 'City', kind: 'text', where: (city) => ({ city }) },
  {
    ...{ id: 'stage', label: 'Stage', kind: 'choice', where: (stage: unknown) => ({ stage }) },
    choices: [
      { value: 'open', label: 'Open' },
      { value: 'won', label: 'Won' },
    ],
  },
  { id: 'due', label: 'Due', kind: 'date', where: (due) => ({ due }) },
  { id: 'score', label: 'Score', kind: 'number', where: (score) => ({ score }) },
];

function show(...clauses: FilterClause[]) {
  const onChange = vi.fn<(next: readonly FilterEntry[]) => void>();
  renderUi(
    <FilterBar
      fields={FIELDS}
      names={new Map()}
      filters={clauses}
      match={undefined}
      onChange={({ filters }) => onChange(filters)}
    />,
  );
  return onChange;
}
const editor = async () => within(await screen.findByRole('dialog', { name: 'Filter' }));

describe('the filters of a list', () => {
  it('read as sentences, with choices and days in words', () => {
    show(
      { field: 'stage', operator: 'is', value: 'won' },
      { field: 'due', operator: 'before', value: '2026-12-24' },
      { field: 'city', operator: 'isEmpty', value: '' },
    );

    expect(screen.getByRole('button', { name: /^Edit filter: Stage is Won/ })).toBeDefined();
    expect(screen.getByRole('button', { name: /^Edit filter: Due .*24 Dec 2026/ })).toBeDefined();
    expect(screen.getByRole('button', { name: /^Edit filter: City is empty/ })).toBeDefined();
  });

  it('are added by keyboard alone', async () => {
    const onChange = show();
    const user = userEvent.setup();

    await user.tab();
    await user.keyboard('{Enter}');
    const form = await editor();
    await user.type(form.getByLabelText('Value'), 'Lyon{Enter}');

    expect(onChange).toHaveBeenCalledExactlyOnceWith([{ field: 'city', operator: 'contains', value: 'Lyon' }]);
  });

  it('wait for a value before they apply', async () => {
    show();
    const user = userEvent.setup();

    await user.click(screen.getByRole('button', { name: 'Filter' }));

    expect((await editor()).getByRole('button', { name: 'Apply' })).toHaveProperty('disabled', true);
  });

  it('begin with the first choice', async () => {
    const onChange = show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    const form = await editor();

    await user.selectOptions(form.getByLabelText('Field'), 'stage');
    await user.click(form.getByRole('button', { name: 'Apply' }));

    expect(onChange).toHaveBeenCalledWith([{ field: 'stage', operator: 'is', value: 'open' }]);
  });

  it('ask for a number where the field is one, and for nothing where it only may be empty', async () => {
    const onChange = show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    const form = await editor();

    await user.selectOptions(form.getByLabelText('Field'), 'score');
    expect(form.getByLabelText('Value').getAttribute('type')).toBe('number');
    await user.selectOptions(form.getByLabelText('Comparison'), 'isEmpty');
    expect(form.queryByLabelText('Value')).toBeNull();
    await user.click(form.getByRole('button', { name: 'Apply' }));

    expect(onChange).toHaveBeenCalledWith([{ field: 'score', operator: 'isEmpty', value: '' }]);
  });

  it('are changed where they stand', async () => {
    const city = { field: 'city', operator: 'is', value: 'Lyon' } as const;
    const stage = { field: 'stage', operator: 'is', value: 'won' } as const;
    const onChange = show(city, stage);
    const user = userEvent.setup();

    await user.click(screen.getByRole('button', { name: /^Edit filter: City/ }));
    const form = await editor();
    await user.clear(form.getByLabelText('Value'));
    await user.type(form.getByLabelText('Value'), 'Paris{Enter}');

    expect(onChange).toHaveBeenCalledWith([{ ...city, value: 'Paris' }, stage]);
  });

  it('go one by one or all at once', async () => {
    const city = { field: 'city', operator: 'is', value: 'Lyon' } as const;
    const stage = { field: 'stage', operator: 'is', value: 'won' } as const;
    const onChange = show(city, stage);
    const user = userEvent.setup();

    await user.click(screen.getByRole('button', { name: /^Remove filter: City/ }));
    await user.click(screen.getByRole('button', { name: 'Clear all' }));

    expect(onChange.mock.calls).toEqual([[[stage]], [[]]]);
  });

  it('leave everything as it was after Escape', async () => {
    const onChange = show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.type((await editor()).getByLabelText('Value'), 'Lyon');

    await user.keyboard('{Escape}');

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('say of a field or a choice that nobody knows any more that it is gone', () => {
    show({ field: 'shoeSize', operator: 'is', value: '42' }, { field: 'stage', operator: 'is', value: 'frozen' });

    expect(screen.getByRole('button', { name: 'Edit filter: shoeSize is a field that is gone' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Edit filter: Stage is frozen (gone)' })).toBeDefined();
  });
});
