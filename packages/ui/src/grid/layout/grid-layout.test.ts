import { expect, it } from 'vitest';
import { DEFAULT_LAYOUT, type GridColumn } from '../model/grid-column.ts';
import { moveColumn, orderedColumns, showColumn } from './grid-layout.ts';

const column = (id: string, opens = false): GridColumn<object> => ({ id, header: id, cell: () => id, opens });
const COLUMNS = [column('email'), column('name', true), column('phone'), column('owner')];
const ids = (columns: GridColumn<object>[]) => columns.map((one) => one.id);

it('puts the name first and keeps the rest in order', () => {
  expect(ids(orderedColumns(COLUMNS, DEFAULT_LAYOUT))).toEqual(['name', 'email', 'phone', 'owner']);
});

it('shows a column that a saved view does not know yet after the ones it knows', () => {
  expect(ids(orderedColumns(COLUMNS, { ...DEFAULT_LAYOUT, order: ['name', 'owner', 'phone'] }))).toEqual([
    'name',
    'owner',
    'phone',
    'email',
  ]);
});

it('moves a column by one place and stops at the ends', () => {
  const moved = moveColumn(COLUMNS, DEFAULT_LAYOUT, 'phone', 1);

  expect(ids(orderedColumns(COLUMNS, moved))).toEqual(['name', 'email', 'owner', 'phone']);
  expect(moveColumn(COLUMNS, moved, 'phone', 1)).toBe(moved);
});

it('hides and shows', () => {
  const hidden = showColumn(DEFAULT_LAYOUT, 'phone', false);

  expect(hidden.hidden).toEqual(['phone']);
  expect(showColumn(hidden, 'phone', true).hidden).toEqual([]);
});
