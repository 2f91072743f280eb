import { describe, expect, it } from 'vitest';
import { byWeight, type PlannedTable, summarisePlace, totalsOf } from './plan-summary.ts';

const field = (name: string, what: string, because: string | null = null) => ({ field: name, do: what, because });
const place = (more: Partial<PlannedTable> = {}): PlannedTable => ({
  ...{ table: 'contact', title: 'Contacts', relation: 'owned', rows: 1, deletesRows: false, fields: [] },
  ...{ isItemised: true, keptItems: 0 },
  ...more,
});

describe('the plan of a deletion', () => {
  it('says place by place what goes, in which way, and what stays, and why', () => {
    const fields = [
      field('fullName', 'clear'),
      field('company', 'unlink'),
      field('email', 'clear'),
      field('taxNumber', 'keep', 'legal-obligation'),
    ];

    expect(summarisePlace(place({ fields }))).toEqual({
      goes: [
        { what: 'clear', fields: ['fullName', 'email'] },
        { what: 'unlink', fields: ['company'] },
      ],
      stays: [{ what: 'legal-obligation', fields: ['taxNumber'] }],
    });
  });

  it('begins where most goes and ends where everything stays', () => {
    const kept = place({ table: 'audit_entry', rows: 90, fields: [field('actorId', 'keep', 'proof')] });
    const few = place({ table: 'task', rows: 1, fields: [field('title', 'redact')] });
    const many = place({ table: 'note', rows: 8, fields: [field('body', 'redact')] });

    expect(byWeight([kept, few, many]).map(({ table }) => table)).toEqual(['note', 'task', 'audit_entry']);
  });

  it('counts records, places, and those in which something stays', () => {
    const tables = [
      place({ rows: 2, fields: [field('fullName', 'clear')] }),
      place({ table: 'consent_event', rows: 5, fields: [field('event', 'keep', 'proof')] }),
    ];

    expect(totalsOf(tables)).toEqual({ records: 7, places: 2, placesWithRest: 1 });
  });
});
