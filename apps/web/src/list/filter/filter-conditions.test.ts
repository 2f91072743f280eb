import { describe, expect, it } from 'vitest';
import type { ContactFilter } from '../../gql/graphql.ts';
import type { FilterEntry } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { conditionsOf } from './filter-conditions.ts';

const fields: FilterField<ContactFilter>[] = [
  { id: 'jobTitle', label: 'Job title', kind: 'text', where: (jobTitle) => ({ jobTitle }) },
  { id: 'owner', label: 'Owner', kind: 'member', where: (owner) => ({ owner }) },
  { id: 'spoken', label: 'Last spoken', kind: 'instant', where: (lastInteractionAt) => ({ lastInteractionAt }) },
];

const VIEWER = { memberId: 'mem_me', timeZone: 'Europe/Berlin' };

function asked(filters: readonly FilterEntry[], match?: 'any') {
  return conditionsOf(fields, { filters, match }, VIEWER, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
}

describe('the filters of a list', () => {
  it('become conditions of the API, each by its own kind', () => {
    const conditions = asked([
      { field: 'jobTitle', operator: 'contains', value: 'buyer' },
      { field: 'owner', operator: 'contains', value: 'Olivia' },
    ]);

    expect(conditions).toEqual([{ jobTitle: { contains: 'buyer' } }, { owner: { fullName: { contains: 'Olivia' } } }]);
  });

  it('ask for what is empty or filled in without a value', () => {
    const conditions = asked([
      { field: 'jobTitle', operator: 'isEmpty', value: '' },
      { field: 'owner', operator: 'isFilled', value: '' },
    ]);

    expect(conditions).toEqual([{ jobTitle: { isNull: true } }, { owner: { isNull: false } }]);
  });

  it('begin after a day when that day is over', () => {
    const [condition] = asked([{ field: 'spoken', operator: 'after', value: '2026-05-03' }]);

    expect(condition).toEqual({ lastInteractionAt: { gte: new Date(2026, 4, 4).toISOString() } });
  });

  it('leave out what an old link names and nobody knows any more', () => {
    const conditions = asked([
      { field: 'shoeSize', operator: 'is', value: '43' },
      { field: 'spoken', operator: 'before', value: 'yesterday' },
    ]);

    expect(conditions).toEqual([]);
  });

  it('count from today by the calendar of whoever looks, and mean them by “me”', () => {
    const conditions = asked([
      { field: 'spoken', operator: 'inLast', value: '30 days' },
      { field: 'spoken', operator: 'inThis', value: 'MONTH' },
      { field: 'owner', operator: 'isMe', value: '' },
      { field: 'spoken', operator: 'inLast', value: '30 fortnights' },
    ]);

    expect(conditions).toEqual([
      { lastInteractionAt: { last: { days: 30 }, timeZone: 'Europe/Berlin' } },
      { lastInteractionAt: { this: 'MONTH', timeZone: 'Europe/Berlin' } },
      { owner: { id: { eq: 'mem_me' } } },
    ]);
  });

  it('hold together or one by one, and so do those of a group', () => {
    const title = { field: 'jobTitle', operator: 'isAnyOf', value: '', values: ['buyer', 'owner'] } as const;
    const mine = { field: 'owner', operator: 'isMe', value: '' } as const;
    const filled = { field: 'spoken', operator: 'isFilled', value: '' } as const;

    const conditions = asked([{ join: 'all', of: [title, mine] }, filled], 'any');

    expect(conditions).toEqual([
      {
        OR: [
          { AND: [{ jobTitle: { in: ['buyer', 'owner'] } }, { owner: { id: { eq: 'mem_me' } } }] },
          { lastInteractionAt: { isNull: false } },
        ],
      },
    ]);
  });
});
