import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { DataGrid } from './DataGrid.tsx';
import type { DataGridProps, GridColumn } from './model/grid-column.ts';

interface Person {
  id: string;
  name: string;
  title: string;
}

const person = (index: number): Person => ({ id: `p${index}`, name: `Person ${index}`, title: `Title ${index}` });
const save = vi.fn<(row: Person, value: string) => Promise<void>>();
const COLUMNS: GridColumn<Person>[] = [
  { id: 'name', header: 'Name', cell: (row, asLink) => asLink(row.name), opens: true, sortable: true },
  {
    id: 'title',
    header: 'Job title',
    cell: (row) => row.title,
    edit: { kind: 'text', value: (row) => row.title, save, validate: (value) => (value ? null : 'A title is needed') },
  },
  { id: 'action', header: 'Action', cell: () => <button type="button">Call</button> },
];

function Harness(props: Partial<DataGridProps<Person>>) {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataGrid
      label="People"
      columns={COLUMNS}
      totalCount={100_000}
      getRow={person}
      onRangeNeeded={() => undefined}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      selection={selection}
      onSelectionChange={setSelection}
      {...props}
    />
  );
}

const grid = () => screen.getByRole('grid', { name: 'People' });
const rowOf = (name: string) => screen.getByText(name).closest('tr');
const focusedText = () => document.activeElement?.textContent;

describe('for a screen reader', () => {
  it('has the true number of rows and says which ones are drawn', () => {
    renderUi(<Harness />);

    expect(grid().getAttribute('aria-rowcount')).toBe('100001');
    expect(rowOf('Person 3')?.getAttribute('aria-rowindex')).toBe('5');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('has no accessibility problem', async () => {
    const { container } = renderUi(<Harness />);

    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('finds one tab stop, whatever stands in the cells', async () => {
    renderUi(<Harness />);

    await waitFor(() => expect(within(grid()).getAllByText('Call')[0]).toHaveProperty('tabIndex', -1));
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('moves by arrows and jumps to the last of 100,000 rows', async () => {
    const user = userEvent.setup();
    renderUi(<Harness />);

    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(focusedText()).toBe('Person 1');
    await user.keyboard('{Control>}{End}{/Control}');

    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe('99999'));
  });

  it('treats the link in a name as the cell it stands in, and leaves Enter on it to the browser', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    renderUi(<Harness onOpen={onOpen} rowHref={({ id }) => `/people/${id}`} />);
    const name = await screen.findByRole('link', { name: 'Person 1' });
    expect(name.getAttribute('href')).toBe('/people/p1');
    expect(name.tabIndex).toBe(-1);

    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
    await user.keyboard('{F2}');
    expect(document.activeElement?.textContent).toBe('Person 1');
    await user.keyboard('{ArrowDown}');
    expect(focusedText()).toBe('Person 2');
    await user.keyboard('{Enter}');

    expect(onOpen).toHaveBeenCalledExactlyOnceWith(person(2));
  });

  it('leaves a name to the browser that is clicked with another button or a modifier key', async () => {
    const onOpen = vi.fn();
    renderUi(<Harness onOpen={onOpen} rowHref={({ id }) => `/people/${id}`} />);
    const name = await screen.findByRole('link', { name: 'Person 1' });
    // jsdom follows no link; what is not prevented is the browser's.
    const click = (how: MouseEventInit) =>
      !fireEvent(name, new MouseEvent('click', { bubbles: true, cancelable: true, ...how }));

    expect([click({ ctrlKey: true }), click({ metaKey: true }), click({ button: 1 })]).toEqual([false, false, false]);
    expect(onOpen).not.toHaveBeenCalled();
    expect(click({})).toBe(true);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(person(1));
  });

  it('opens with Enter on the name, selects with Space', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    renderUi(<Harness onOpen={onOpen} />);

    await user.tab();
    await user.keyboard('{ArrowRight}{Enter}{ArrowDown} ');

    expect(onOpen).toHaveBeenCalledExactlyOnceWith(person(0));
    expect(rowOf('Person 1')?.getAttribute('aria-selected')).toBe('true');
    expect(rowOf('Person 0')?.getAttribute('aria-selected')).toBe('false');
  });

  it('extends the selection with Shift and an arrow', async () => {
    const user = userEvent.setup();
    renderUi(<Harness />);

    await user.tab();
    await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');

    const selected = screen.getAllByRole('row', { selected: true }).map((row) => row.getAttribute('aria-rowindex'));
    expect(selected).toEqual(['2', '3', '4']);
  });

  it('enters a cell with a control by Enter and leaves it by Escape', async () => {
    const user = userEvent.setup();
    renderUi(<Harness />);

    await user.tab();
    await user.keyboard('{End}{Enter}');
    expect(document.activeElement?.tagName).toBe('BUTTON');
    await user.keyboard('{Escape}');

    expect(document.activeElement?.getAttribute('data-column')).toBe('3');
  });

  it('sorts from the header and changes a width with Alt and an arrow', async () => {
    const user = userEvent.setup();
    const onSortChange = vi.fn();
    const onLayoutChange = vi.fn();
    renderUi(<Harness sort={null} onSortChange={onSortChange} onLayoutChange={onLayoutChange} />);

    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowUp}{Enter}{Alt>}{ArrowRight}{/Alt}');

    expect(onSortChange).toHaveBeenCalledExactlyOnceWith({ columnId: 'name', direction: 'ascending' });
    expect(onLayoutChange.mock.lastCall?.[0].widths).toEqual({ name: 176 });
  });
});

describe('editing', () => {
  const editTitle = async (user: ReturnType<typeof userEvent.setup>, keys: string) => {
    await user.tab();
    await user.keyboard(`{ArrowRight}{ArrowRight}${keys}`);
  };

  it('saves with Enter, keeps focus on the cell and shows the new value at once', async () => {
    const user = userEvent.setup();
    let finish = () => {};
    save.mockReset().mockReturnValue(new Promise((resolve) => (finish = resolve)));
    renderUi(<Harness />);

    await editTitle(user, '{F2}{Control>}a{/Control}Director{Enter}');

    expect(save).toHaveBeenCalledExactlyOnceWith(person(0), 'Director');
    expect(focusedText()).toBe('Director');
    expect(document.activeElement?.getAttribute('data-save')).toBe('saving');
    await act(async () => finish());
  });

  it('starts with the typed character and goes right with Tab', async () => {
    const user = userEvent.setup();
    save.mockReset().mockResolvedValue();
    renderUi(<Harness />);

    await editTitle(user, 'CEO{Tab}');

    expect(save).toHaveBeenCalledExactlyOnceWith(person(0), 'CEO');
    expect(document.activeElement?.getAttribute('data-column')).toBe('3');
  });

  it('saves nothing after Escape', async () => {
    const user = userEvent.setup();
    save.mockReset();
    renderUi(<Harness />);

    await editTitle(user, '{Enter}x{Escape}');

    expect(save).not.toHaveBeenCalled();
    expect(focusedText()).toBe('Title 0');
  });

  it('keeps focus on a value that is not acceptable and says why', async () => {
    const user = userEvent.setup();
    save.mockReset();
    renderUi(<Harness />);

    await editTitle(user, '{Enter}{Control>}a{/Control}{Backspace}{Enter}');

    expect(within(grid()).getByRole('alert').textContent).toBe('A title is needed');
    expect(document.activeElement?.tagName).toBe('INPUT');
    expect(save).not.toHaveBeenCalled();
  });

  it('keeps what was typed when the save is refused, and offers it again', async () => {
    const user = userEvent.setup();
    save.mockReset().mockRejectedValue(new Error('refused'));
    renderUi(<Harness />);

    await editTitle(user, '{Enter}{Control>}a{/Control}Chair{Enter}');

    await waitFor(() => expect(document.activeElement?.getAttribute('data-save')).toBe('failed'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toHaveProperty('value', 'Chair');
  });
});

describe('server windows', () => {
  it('asks for the rows in sight once, and not for loaded ones', async () => {
    const onRangeNeeded = vi.fn();
    renderUi(<Harness getRow={() => undefined} onRangeNeeded={onRangeNeeded} />);

    await waitFor(() => expect(onRangeNeeded).toHaveBeenCalledTimes(1));
    const [start, end] = onRangeNeeded.mock.calls[0] ?? [];
    expect(start).toBe(0);
    expect(end).toBeGreaterThan(30);
    expect(end).toBeLessThan(200);
  });

  it('shows the empty state when nothing matches', () => {
    renderUi(<Harness totalCount={0} emptyState={<p>No people yet</p>} />);

    expect(screen.getByText('No people yet')).toBeDefined();
  });
});

it('draws cards instead of a grid on a phone', () => {
  const desktop = window.matchMedia;
  window.matchMedia = (query) => ({ ...desktop(query), matches: query.includes('max-width') });

  renderUi(<Harness card={(row) => <p>{row.title}</p>} />);
  window.matchMedia = desktop;

  expect(screen.queryByRole('grid')).toBeNull();
  expect(screen.getByRole('list', { name: 'People' })).toBeDefined();
});
