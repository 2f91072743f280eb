import { describe, expect, it } from 'vitest';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { categoryServes } from '../purposes.ts';
import { recordOfProcessing } from './record-of-processing.ts';

describe('the record of processing (GDPR Art. 30)', () => {
  it('names each personal column under its category, with protection and what erasure does', () => {
    const text = recordOfProcessing([table('patient', 'self', column('allergy'))], [], []);

    const section = text.slice(text.indexOf('(`special`)'));
    expect(section).toContain('| `patient.allergy` | self | relating | sealed | delete row |');
    expect(section).toContain('Time limit: as long as the condition of Art. 9(2) holds');
  });

  it('names tables of other makers, and says which tables hold nothing about people', () => {
    const others = [
      { schema: 'auth', table: 'user', subjects: 'via account', columns: { email: emailDeclaration } },
      { schema: 'pgboss', table: 'queue', subjects: 'none', columns: { name: { kind: 'notPersonal' as const } } },
    ];

    const text = recordOfProcessing([table('stage', 'none')], others, []);

    expect(text).toContain('| `auth.user.email` | via account | identifying | searchable | kept for legal claims |');
    expect(text).toMatch(/Tables without personal data\n\n`stage`, `pgboss.queue`/);
  });

  it('states each purpose with its ground', () => {
    const purposes = [{ purpose: 'MARKETING' as const, isOn: true, basis: 'consent', wording: 'Send you news.' }];

    expect(recordOfProcessing([], [], purposes)).toContain(
      '| `MARKETING` | contacts | on | consent | Send you news. |',
    );
  });
});

describe('a category', () => {
  it('serves only its own purposes: an invoice never needs a note', () => {
    expect(categoryServes('communication', 'BILLING')).toBe(false);
    expect(categoryServes('contact', 'BILLING')).toBe(true);
    expect(categoryServes('special', 'RELATIONSHIP')).toBe(false);
  });
});

const emailDeclaration = {
  ...{ kind: 'identifying' as const, category: 'contact' as const, stored: 'searchable' as const },
  onErasure: { keepFor: 'legal-claims' as const },
};

function table(name: string, subjects: string, ...columns: CatalogueColumn[]): CatalogueTable {
  return { table: name, entity: name, subjects, appendOnly: false, columns };
}

function column(name: string): CatalogueColumn {
  return {
    ...{ table: 'patient', entity: 'Patient', column: name, property: name, sqlType: 'bytea' },
    ...{ isLink: false, linksTo: null, isNullable: true, defaultSql: null },
    declaration: { kind: 'relating', category: 'special', onErasure: 'delete-row', stored: 'sealed' },
  };
}
