import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataGrid } from '../grid/DataGrid.tsx';
import type { GridColumn } from '../grid/model/grid-column.ts';
import { SidePeek } from '../record/SidePeek.tsx';
import { accessibilityProblems } from '../testing/axe.ts';
import { onPhone } from '../testing/phone.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { AppShell } from './AppShell.tsx';
import type { NavGroup } from './navigation.ts';

beforeEach(onPhone);

const GROUPS: NavGroup[] = [
  {
    id: 'work',
    items: [
      { id: 'home', label: 'Home', href: '/', icon: null, primary: true, current: true },
      { id: 'tasks', label: 'Tasks', href: '/tasks', icon: null, primary: true },
    ],
  },
  { id: 'records', heading: 'Records', items: [{ id: 'leads', label: 'Leads', href: '/leads', icon: null }] },
];

function showShell(navigation: NavGroup[] = GROUPS) {
  return renderUi(
    <AppShell navigation={navigation} workspace={<span>Acme</span>} onOpenPalette={() => undefined} userMenu={null}>
      <h1>Home</h1>
    </AppShell>,
  );
}

describe('the frame on a phone', () => {
  it('has the most used places at the bottom, and everything under “More”', async () => {
    const user = userEvent.setup();
    showShell();
    const bar = within(screen.getByRole('navigation', { name: 'Main' }));
    expect(bar.getAllByRole('link').map((link) => link.textContent)).toEqual(['Home', 'Tasks']);
    expect(bar.getByRole('link', { name: 'Home' }).getAttribute('aria-current')).toBe('page');

    await user.click(bar.getByRole('button', { name: 'More' }));

    const drawer = within(await screen.findByRole('dialog', { name: 'Navigation' }));
    expect(drawer.getByRole('link', { name: 'Leads' })).toBeDefined();
    expect(drawer.getByText('Acme')).toBeDefined();
  });

  it.each([
    ['leads', 'true'],
    ['home', null],
  ])('marks “More” while one is at a place that stands only there: %s', (place, mark) => {
    const groups = GROUPS.map((group) => ({
      ...group,
      items: group.items.map((item) => ({ ...item, current: item.id === place })),
    }));
    showShell(groups);

    expect(screen.getByRole('button', { name: 'More' }).getAttribute('aria-current')).toBe(mark);
  });

  it('has no accessibility problem', async () => {
    const { container } = showShell();

    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('a list on a phone', () => {
  interface Row {
    id: string;
  }
  const columns: GridColumn<Row>[] = [{ id: 'name', header: 'Name', cell: ({ id }) => id, opens: true }];

  it('is made of cards that open, each with its place among all', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    renderUi(
      <DataGrid
        label="People"
        columns={columns}
        totalCount={1517}
        getRow={(index) => (index === 0 ? { id: 'Ana' } : undefined)}
        onRangeNeeded={() => undefined}
        rowKey={({ id }) => id}
        rowLabel={({ id }) => id}
        onOpen={onOpen}
        card={({ id }) => <span>{`Card of ${id}`}</span>}
      />,
    );

    const [first] = screen.getAllByRole('listitem');
    expect(first?.getAttribute('aria-setsize')).toBe('1517');
    expect(screen.getByText('Card of Ana')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Ana' }));

    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ id: 'Ana' });
  });

  it.each([
    ['is empty', { emptyState: <p>Nobody yet</p> }, 'Nobody yet'],
    ['failed', { errorState: <p>Not loaded</p> }, 'Not loaded'],
  ])('says that it %s', (_, state, words) => {
    renderUi(
      <DataGrid
        label="People"
        columns={columns}
        totalCount={0}
        getRow={() => undefined}
        onRangeNeeded={() => undefined}
        rowKey={({ id }) => id}
        rowLabel={({ id }) => id}
        card={() => null}
        {...state}
      />,
    );

    expect(screen.getByText(words)).toBeDefined();
  });
});

describe('a peek on a phone', () => {
  it('fills the screen, and closes', async () => {
    const user = userEvent.setup();
    const onClose = vi.fn();
    renderUi(
      <SidePeek opened onClose={onClose} title="Ana Ruiz">
        Facts
      </SidePeek>,
    );

    expect(screen.getByRole('complementary', { name: 'Ana Ruiz' }).dataset.full).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Close' }));

    expect(onClose).toHaveBeenCalledOnce();
  });
});
