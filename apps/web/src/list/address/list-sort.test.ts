import { describe, expect, it } from 'vitest';
import { orderOf, readSort, sortOf, writeSort } from './list-sort.ts';

describe('the order in an address', () => {
  it.each([
    ['name', { columnId: 'name', direction: 'ascending' }],
    ['-name', { columnId: 'name', direction: 'descending' }],
  ] as const)('%s is read and written the same', (sort, meaning) => {
    expect(readSort(sort, ['name'])).toEqual(meaning);
    expect(writeSort(meaning)).toBe(sort);
  });

  it.each([undefined, '', '-', 'shoeSize', '--name'])('%s is none', (sort) => {
    expect(readSort(sort, ['name'])).toBeNull();
  });

  it('becomes the order of the API', () => {
    expect(orderOf('-created', { created: 'CREATED_AT' })).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
    expect(orderOf('created', { created: 'CREATED_AT' })).toEqual({ field: 'CREATED_AT', direction: 'ASC' });
  });

  it('is that of names for what is searched, so that Ana stands before Dana, unless another was chosen', () => {
    expect(sortOf({ q: 'ana ruiz' })).toBe('name');
    expect(sortOf({ q: 'ana ruiz', sort: '-created' })).toBe('-created');
    expect(sortOf({})).toBeUndefined();
  });

  it('is none where the viewer may not sort by it', () => {
    expect(orderOf('-value', { name: 'NAME' })).toBeNull();
    expect(writeSort(null)).toBeUndefined();
  });
});
