import { describe, expect, it } from 'vitest';
import type { ContactFilter } from '../gql/graphql.ts';
import { conditionsOf, type FilterField } from './filter-field.ts';

const fields: FilterField<ContactFilter>[] = [
  { id: 'jobTitle', label: 'Job title', kind: 'text', where: (jobTitle) => ({ jobTitle }) },
  { id: 'owner', label: 'Owner', kind: 'member', where: (owner) => ({ owner }) },
  { id: 'spoken', label: 'Last spoken', kind: 'instant', where: (lastInteractionAt) => ({ lastInteractionAt }) },
];

describe('the filters of a list', () => {
  it('become conditions of the API, each by its own kind', () => {
    const conditions = conditionsOf(fields, [
      { field: 'jobTitle', operator: 'contains', value: 'buyer' },
      { field: 'owner', operator: 'contains', value: 'Olivia' },
    ]);

    expect(conditions).toEqual([{ jobTitle: { contains: 'buyer' } }, { owner: { fullName: { contains: 'Olivia' } } }]);
  });

  it('ask for what is empty or filled in without a value', () => {
    const conditions = conditionsOf(fields, [
      { field: 'jobTitle', operator: 'isEmpty', value: '' },
      { field: 'owner', operator: 'isFilled', value: '' },
    ]);

    expect(conditions).toEqual([{ jobTitle: { isNull: true } }, { owner: { isNull: false } }]);
  });

  it('begin after a day when that day is over', () => {
    const [condition] = conditionsOf(fields, [{ field: 'spoken', operator: 'after', value: '2026-05-03' }]);

    expect(condition).toEqual({ lastInteractionAt: { gte: new Date(2026, 4, 4).toISOString() } });
  });

  it('leave out what an old link names and nobody knows any more', () => {
    const conditions = conditionsOf(fields, [
      { field: 'shoeSize', operator: 'is', value: '43' },
      { field: 'spoken', operator: 'before', value: 'yesterday' },
    ]);

    expect(conditions).toEqual([]);
  });
});
