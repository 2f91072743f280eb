import { describe, expect, it } from 'vitest';
import { readListSearch } from './list-search.ts';
import { orderOf, readSort, writeSort } from './list-sort.ts';

describe('the address of a list', () => {
  it('keeps search, order, filters and the open record', () => {
    const search = {
      ...{ q: 'ana', sort: '-created', peek: 'con_1', view: 'board' },
      filters: [{ field: 'city', operator: 'is', value: 'Lyon' }],
    };

    expect(readListSearch(search)).toEqual(search);
  });

  it('drops what it does not understand', () => {
    const search = { q: 7, filters: [{ field: 'city', operator: 'drop table', value: 'x' }, null], create: 'yes' };

    expect(readListSearch(search)).toEqual({});
  });

  it('writes an order as it reads it', () => {
    const sort = readSort('-created', ['name', 'created']);

    expect(sort).toEqual({ columnId: 'created', direction: 'descending' });
    expect(writeSort(sort)).toBe('-created');
    expect(readSort('-salary', ['name', 'created'])).toBeNull();
  });

  it('gives the API its own name of a column', () => {
    expect(orderOf('-created', { created: 'CREATED_AT' })).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
    expect(orderOf('salary', { created: 'CREATED_AT' })).toBeNull();
  });
});
