import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../../database/catalogue/product-catalogue.ts';
import type { Declaration, PersonalDeclaration } from '../../../kernel/classify.ts';
import { deletesRow, planErasure } from './erasure-plan.ts';

describe('the plan of an erasure', () => {
  it('keeps, with its reason, only what a law makes us keep', () => {
    const plan = planErasure({
      email: field({ onErasure: 'clear' }),
      fullName: field({ onErasure: 'pseudonymise' }),
      taxNumber: field({ onErasure: { keepFor: 'legal-obligation' } }),
    });

    expect(plan).toEqual([
      { field: 'email', do: 'clear' },
      { field: 'fullName', do: 'pseudonymise' },
      { field: 'taxNumber', do: 'keep', because: 'legal-obligation' },
    ]);
  });

  it('leaves alone what says nothing about a person', () => {
    expect(planErasure({ version: { kind: 'notPersonal' } })).toEqual([]);
  });

  it('takes a row away as a whole where one of its fields does', () => {
    expect(deletesRow(planErasure({ value: field({ onErasure: 'delete-row' }), label: field({}) }))).toBe(true);
    expect(deletesRow(planErasure({ label: field({}) }))).toBe(false);
  });

  it('never asks a ledger that only grows to change a row', () => {
    const changed = productCatalogue()
      .filter(({ appendOnly }) => appendOnly)
      .flatMap(({ table, columns }) =>
        planErasure(Object.fromEntries(columns.map(({ column, declaration }) => [`${table}.${column}`, declaration]))),
      )
      .filter((planned) => planned.do !== 'keep');

    expect(changed).toEqual([]);
  });
});

/** A field, with what the case does not care about filled in. */
function field(declaration: Partial<PersonalDeclaration>): Declaration {
  return { kind: 'identifying', category: 'identity', onErasure: 'clear', ...declaration };
}
