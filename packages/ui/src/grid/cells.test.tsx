import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderUi } from '../testing/render-ui.tsx';
import { NumberText } from '../text/NumberText.tsx';
import { DataGrid } from './DataGrid.tsx';
import type { DataGridProps, GridColumn } from './model/grid-column.ts';

interface Row {
  id: string;
  shown: ReactNode;
}

const COLUMNS: GridColumn<Row>[] = [
  { id: 'name', header: 'Name', cell: ({ id }) => id, opens: true, sortable: true },
  { id: 'value', header: 'Value', cell: ({ shown }) => shown },
];

function show(row: Row | undefined, more: Partial<DataGridProps<Row>> = {}) {
  renderUi(
    <DataGrid
      label="Things"
      columns={COLUMNS}
      totalCount={1}
      getRow={() => row}
      onRangeNeeded={() => undefined}
      rowKey={({ id }) => id}
      rowLabel={({ id }) => id}
      {...more}
    />,
  );
}
const cells = () => within(screen.getAllByRole('row')[1] ?? document.body).getAllByRole('gridcell');

describe('a cell', () => {
  it.each([null, undefined, false, ''])('that holds %s shows a dash', (shown) => {
    show({ id: 'Ana', shown });

    expect(cells()[1]?.textContent).toBe('—');
  });

  it('that holds zero shows zero', () => {
    show({ id: 'Ana', shown: <NumberText value={0} /> });

    expect(cells()[1]?.textContent).toBe('0');
  });

  it('of a row that is on its way is empty, and not a dash', () => {
    show(undefined);

    expect(cells().map((cell) => cell.textContent)).toEqual(['', '']);
  });
});

describe('a grid', () => {
  it('shows what failed in place of rows', () => {
    show(undefined, { totalCount: 0, errorState: <p>Not loaded</p>, emptyState: <p>Nothing</p> });

    expect(screen.getByText('Not loaded')).toBeDefined();
    expect(screen.queryByText('Nothing')).toBeNull();
  });

  it('marks the row that is open beside it', () => {
    show({ id: 'Ana', shown: 1 }, { openKey: 'Ana' });

    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-current')).not.toBeNull();
  });

  it('sorts one way, the other way, and not at all', async () => {
    const user = userEvent.setup();
    const onSortChange = vi.fn();
    show({ id: 'Ana', shown: 1 }, { sort: { columnId: 'name', direction: 'ascending' }, onSortChange });
    const header = screen.getByRole('columnheader', { name: /Name/ });
    expect(header.getAttribute('aria-sort')).toBe('ascending');

    await user.click(within(header).getByText('Name'));

    expect(onSortChange).toHaveBeenCalledExactlyOnceWith({ columnId: 'name', direction: 'descending' });
  });

  it('says its sums below', () => {
    show({ id: 'Ana', shown: 1 }, { footer: '1 · sum € 1,204' });

    expect(screen.getByText('1 · sum € 1,204')).toBeDefined();
  });
});

describe('a cell that is being changed', () => {
  it('is saved for the record and the value that stood there when it was begun, whatever comes meanwhile', async () => {
    const user = userEvent.setup();
    const save = vi.fn(async (_row: Row, _value: string) => undefined);
    const columns: GridColumn<Row>[] = [
      {
        ...{ id: 'value', header: 'Value', cell: ({ shown }) => shown },
        edit: { kind: 'text', value: ({ shown }) => String(shown), save },
      },
    ];
    const began: Row = { id: 'Ana', shown: 'before' };
    let arrives: (row: Row) => void = () => undefined;
    function Live() {
      const [row, setRow] = useState(began);
      arrives = setRow;
      return (
        <DataGrid
          label="Things"
          columns={columns}
          totalCount={1}
          getRow={() => row}
          onRangeNeeded={() => undefined}
          rowKey={({ id }) => id}
          rowLabel={({ id }) => id}
        />
      );
    }
    renderUi(<Live />);
    await user.click(cells()[0] ?? document.body);
    await user.keyboard('{F2}');

    act(() => arrives({ id: 'Ben', shown: 'theirs' }));
    await user.clear(screen.getByRole('textbox', { name: 'Value' }));
    await user.keyboard('mine{Enter}');

    expect(save).toHaveBeenCalledExactlyOnceWith(began, 'mine');
  });
});
