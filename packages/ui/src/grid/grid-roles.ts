/**
 * Table elements laid out with `display: grid` lose their own roles in browsers, and a grid's cells are gridcells: the
 * roles are stated.
 */
export const gridRoles = {
  grid: { role: 'grid', 'aria-multiselectable': false },
  multiGrid: { role: 'grid', 'aria-multiselectable': true },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
  cell: { role: 'gridcell' },
  lockedCell: { role: 'gridcell', 'aria-readonly': true },
} as const;
