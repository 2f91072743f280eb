import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderUi } from '../../testing/render-ui.tsx';
import { DEFAULT_LAYOUT, type GridColumn, type GridLayout } from '../model/grid-column.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';

interface Row {
  id: string;
}
const COLUMNS: GridColumn<Row>[] = [
  { id: 'name', header: 'Name', cell: ({ id }) => id, opens: true },
  { id: 'city', header: 'City', cell: () => 'Lyon' },
  { id: 'phone', header: 'Phone', cell: () => '1' },
];

function Menu({ seen }: { seen: (layout: GridLayout) => void }) {
  const [layout, setLayout] = useState<GridLayout>(DEFAULT_LAYOUT);
  return (
    <ColumnsMenu
      columns={COLUMNS}
      layout={layout}
      onLayoutChange={(next) => {
        setLayout(next);
        seen(next);
      }}
    />
  );
}

/** Opens the menu; gives the layouts as they change. */
async function open() {
  const layouts: GridLayout[] = [];
  renderUi(<Menu seen={(layout) => layouts.push(layout)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Fields' }));
  await screen.findByRole('textbox', { name: 'Search fields' });
  return { user, last: () => layouts.at(-1) };
}
const names = () => screen.getAllByRole('checkbox').map((box) => box.parentElement?.parentElement?.textContent);

describe('the choice of columns', () => {
  it('takes a column away and brings it back', async () => {
    const { user, last } = await open();

    await user.click(screen.getByRole('checkbox', { name: 'City' }));
    expect(last()?.hidden).toEqual(['city']);
    await user.click(screen.getByRole('checkbox', { name: 'City' }));

    expect(last()?.hidden).toEqual([]);
  });

  it('keeps the name, and its place', async () => {
    await open();

    expect(screen.getByRole('checkbox', { name: 'Name' })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: /^Move Name/ })).toBeNull();
  });

  it('moves a column without dragging', async () => {
    const { user } = await open();

    await user.click(screen.getByRole('button', { name: 'Move Phone towards the start' }));

    expect(names()).toEqual(['Name', 'Phone', 'City']);
  });

  it('finds a column by its name', async () => {
    const { user } = await open();

    await user.type(screen.getByRole('textbox', { name: 'Search fields' }), 'pho');

    expect(names()).toEqual(['Phone']);
  });

  it('changes the density, and goes back to how it was', async () => {
    const { user, last } = await open();

    await user.click(within(screen.getByRole('radiogroup', { name: 'Density' })).getByText('Compact'));
    expect(last()?.density).toBe('compact');
    await user.click(screen.getByRole('button', { name: 'Reset' }));

    expect(last()).toEqual(DEFAULT_LAYOUT);
  });
});
