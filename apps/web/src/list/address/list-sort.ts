import type { GridSort } from '@smartx/ui';

/** The order that an address names: `-created` is the column "created", descending. */
export function readSort(sort: string | undefined, columns: readonly string[]): GridSort | null {
  if (!sort) return null;
  const columnId = sort.replace(/^-/, '');
  if (!columns.includes(columnId)) return null;
  return { columnId, direction: sort.startsWith('-') ? 'descending' : 'ascending' };
}

/** The same as the address writes it. */
export function writeSort(sort: GridSort | null): string | undefined {
  return sort ? `${sort.direction === 'descending' ? '-' : ''}${sort.columnId}` : undefined;
}

/** The order of a list of names: what is searched for by name is put in the order of names, unless somebody chose another. */
export function sortOf({ sort, q }: { readonly sort?: string; readonly q?: string }): string | undefined {
  return sort ?? (q ? 'name' : undefined);
}

/** The API's order for a sorted column; null where the list has its own. */
export function orderOf<Field extends string>(
  sort: string | undefined,
  fields: Readonly<Record<string, Field>>,
): { field: Field; direction: 'ASC' | 'DESC' } | null {
  const read = readSort(sort, Object.keys(fields));
  const field = read ? fields[read.columnId] : undefined;
  return read && field ? { field, direction: read.direction === 'descending' ? 'DESC' : 'ASC' } : null;
}
