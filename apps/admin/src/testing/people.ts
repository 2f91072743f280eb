/** Sam Seller, whatever else is said. */
export function member(more: object = {}) {
  return {
    ...{ __typename: 'Member', id: 'mem_sam', displayName: 'Sam Seller', fullName: 'Sam Seller', version: 3 },
    ...{ email: 'sales@demo.example', roleKeys: ['sales', 'support'], status: 'active', regionalOffice: 'West' },
    createdAt: '2026-10-01T08:00:00Z',
    ...more,
  };
}

/** An invitation that is open, whatever else is said. */
export function invitation(more: object = {}) {
  return {
    ...{ __typename: 'Invitation', id: 'inv_1', email: 'ana@example.test', state: 'open' },
    ...{ createdAt: '2026-11-20T08:00:00Z', expiresAt: '2999-01-01T00:00:00Z' },
    member: member({ id: 'mem_ana', displayName: 'Ana', fullName: null, roleKeys: ['viewer'] }),
    ...more,
  };
}

/** A team with Sam as its lead, whatever else is said. */
export function team(more: object = {}) {
  return {
    ...{ __typename: 'Team', id: 'tea_1', name: 'South', version: 2 },
    places: [{ isManager: true, member: member() }],
    ...more,
  };
}
