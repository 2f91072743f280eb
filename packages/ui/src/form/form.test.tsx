import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ColumnsMenu } from '../grid/menu/ColumnsMenu.tsx';
import { DEFAULT_LAYOUT } from '../grid/model/grid-column.ts';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FormActions } from './FormActions.tsx';
import { SearchField } from './SearchField.tsx';
import { Toolbar } from './Toolbar.tsx';
import { UserErrors } from './UserErrors.tsx';

afterEach(() => vi.useRealTimers());

describe('searching in a list', () => {
  it('waits for a pause, then searches once', () => {
    vi.useFakeTimers();
    const onChange = vi.fn();
    renderUi(<SearchField label="Search contacts" value="" onChange={onChange} />);
    const field = screen.getByRole('searchbox', { name: 'Search contacts' });

    for (const value of ['a', 'an', 'ana']) fireEvent.change(field, { target: { value } });
    act(() => vi.advanceTimersByTime(240));
    expect(onChange).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(20));

    expect(onChange.mock.calls).toEqual([['ana']]);
  });

  it('searches at once with Enter and clears with Escape', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    renderUi(<SearchField label="Search contacts" value="" onChange={onChange} delayMs={5_000} />);

    await user.type(screen.getByRole('searchbox'), 'ana{Enter}{Escape}');

    expect(onChange.mock.calls).toEqual([['ana'], ['']]);
  });
});

it('removes the filter whose cross was pressed', async () => {
  const user = userEvent.setup();
  const onRemove = vi.fn();
  renderUi(
    <FilterChips filters={[{ id: 'stage', field: 'stage', operator: 'is', value: 'Customer' }]} onRemove={onRemove} />,
  );

  await user.click(screen.getByRole('button', { name: 'Remove filter: stage is Customer' }));

  expect(onRemove).toHaveBeenCalledExactlyOnceWith('stage');
});

it('moves focus to what was refused', () => {
  renderUi(<UserErrors errors={[{ code: 'DUPLICATE_FOUND', message: 'Ana Ruiz exists already' }]} />);

  expect(document.activeElement?.textContent).toContain('Ana Ruiz exists already');
});

it('hides a column, but never the name', async () => {
  const user = userEvent.setup();
  const onLayoutChange = vi.fn();
  const columns = [
    { id: 'name', header: 'Name', cell: () => '', opens: true },
    { id: 'phone', header: 'Phone', cell: () => '' },
  ];
  renderUi(<ColumnsMenu columns={columns} layout={DEFAULT_LAYOUT} onLayoutChange={onLayoutChange} />);

  await user.click(screen.getByRole('button', { name: 'Fields' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Phone' }));

  expect(screen.getByRole('checkbox', { name: 'Name' })).toHaveProperty('disabled', true);
  expect(onLayoutChange).toHaveBeenCalledExactlyOnceWith({ ...DEFAULT_LAYOUT, hidden: ['phone'] });
});

it('has no accessibility problem', async () => {
  const { container } = renderUi(
    <main>
      <Toolbar label="Contacts" end={<button type="button">New contact</button>}>
        <SearchField label="Search contacts" value="ana" onChange={() => undefined} />
      </Toolbar>
      <FilterChips
        filters={[{ id: 'a', field: 'stage', operator: 'is', value: 'Customer' }]}
        onRemove={() => undefined}
        onAdd={() => undefined}
      />
      <UserErrors errors={[{ code: 'X', message: 'Refused' }]} />
      <FormActions submitLabel="Create contact" onCancel={() => undefined} />
    </main>,
  );

  expect(await accessibilityProblems(container)).toEqual([]);
});
