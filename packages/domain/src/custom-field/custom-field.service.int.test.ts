import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactService } from '../contact/contact.service.ts';
import { ContactMergeService } from '../contact/merge/contact-merge.service.ts';
import { productCatalogue } from '../database/catalogue/product-catalogue.ts';
import { NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { LegalHolds } from '../privacy/hold/legal-holds.service.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { deedsOn, findRecord, getRecord, historyOf, refusalsOf } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import { CustomFieldService } from './custom-field.service.ts';
import { MOST_CUSTOM_FIELDS, type NewCustomField } from './custom-field-input.ts';
import { CustomValueService } from './custom-value.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const ALLERGY = {
  object: 'contact',
  key: 'allergy',
  label: 'Allergy',
  type: 'text',
  category: 'special',
  specialCondition: 'health-care',
} as const satisfies NewCustomField;

async function givenFields(scope: Scope, ...keys: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const key of keys) ids.push(await new CustomFieldService(scope).define({ ...ALLERGY, key, label: key }));
  return ids;
}

function givenValue(scope: Scope, contactId: string, value: string): Promise<string> {
  return new CustomValueService(scope).set('contact', contactId, [{ key: 'allergy', value }]);
}

function orderOf(scope: Scope): Promise<string> {
  return scope.transaction(async (em) => {
    const fields = await em.find(CustomFieldDefinition, { object: 'contact' }, { orderBy: { position: 'asc' } });
    return fields.map(({ key, position }) => `${position} ${key}`).join(', ');
  });
}

describe('a custom field', () => {
  it('is identifying and sealed until the workspace declares otherwise', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const fields = new CustomFieldService(scope);

    const unsaid = await fields.define({ ...ALLERGY, category: 'identity', specialCondition: null });
    const said = await fields.define({
      ...{ ...ALLERGY, key: 'project', type: 'select', options: ['A', 'B', 'A'], category: 'commerce' },
      ...{ classification: 'not-personal', isSealed: false, specialCondition: undefined },
    });

    expect(await getRecord(scope, CustomFieldDefinition, unsaid)).toMatchObject({
      classification: 'identifying',
      isSealed: true,
      options: null,
    });
    expect(await getRecord(scope, CustomFieldDefinition, said)).toMatchObject({
      classification: 'not-personal',
      isSealed: false,
      options: ['A', 'B'],
    });
    expect(await deedsOn(scope, said)).toEqual(['custom-field:define']);
  });

  it('is renamed and moved among the fields of its object', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const fields = new CustomFieldService(scope);
    const [, , third = ''] = await givenFields(scope, 'one', 'two', 'three');

    await fields.update(third, { label: 'First', position: 0 });
    expect(await orderOf(scope)).toBe('0 three, 1 one, 2 two');
    await fields.define({ ...ALLERGY, key: 'between', position: 1 });

    expect(await orderOf(scope)).toBe('0 three, 1 between, 2 one, 3 two');
    expect(await historyOf(scope, third)).toEqual([
      ...['label: null → three', 'label: three → First', 'position: 2 → 0'],
      'specialCondition: null → health-care',
    ]);
  });

  it('is removed with all of its values', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [field = ''] = await givenFields(scope, 'allergy');
    const contact = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
    await givenValue(await workspace.as('owner', 'DATA_CARE'), contact, 'nuts');

    await new CustomFieldService(scope).remove(field, 1);

    expect(await findRecord(scope, CustomFieldDefinition, field)).toBeNull();
    expect(await scope.transaction((em) => em.count(CustomValue, { recordId: contact }))).toBe(0);
    expect(await deedsOn(scope, field)).toEqual(['custom-field:define', 'custom-field:define']);
  });

  it('B7-AC4 stays while a hold keeps a record that has a value of it, also one that was merged since', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [field = ''] = await givenFields(scope, 'allergy');
    const contacts = new ContactService(scope);
    const [kept, gone] = [await contacts.create({ fullName: 'Ana' }), await contacts.create({ fullName: 'Ana Ruiz' })];
    await givenValue(await workspace.as('owner', 'DATA_CARE'), gone, 'nuts');
    const holds = new LegalHolds(await workspace.as('owner', 'RIGHTS_HANDLING'), testPrivacyParts(domain));
    const items = [{ table: 'contact', itemId: gone }] as const;
    const hold = await holds.place({ name: 'Dispute', reason: 'An action.', reviewOn: '2030-01-31', items });
    await new ContactMergeService(scope, productCatalogue()).merge({ survivorId: kept, mergedIds: [gone] });
    const remove = () => new CustomFieldService(scope).remove(field);

    expect(await refusalsOf([remove()])).toEqual(['ON_HOLD']);
    expect(await scope.transaction((em) => em.count(CustomValue, { recordId: kept }))).toBe(1);
    await holds.release(hold, 'Settled');
    expect(await remove()).toBe(field);
  });

  it('has a key of its own within its object', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const [field = ''] = await givenFields(scope, 'allergy');
    const fields = new CustomFieldService(scope);

    await expect(fields.define(ALLERGY)).rejects.toThrow(
      expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [field], path: 'key' }),
    );
    await expect(fields.define({ ...ALLERGY, object: 'lead' })).resolves.toEqual(expect.any(String));
  });

  it.each([
    ['key', { key: 'Shoe-size' }],
    ['key', { key: 'a'.repeat(41) }],
    ['isSealed', { isSealed: false }],
    ['classification', { classification: 'not-personal' }],
    ['category', { category: 'security' }],
    ['specialCondition', { specialCondition: undefined }],
    ['specialCondition', { specialCondition: null }],
    ['specialCondition', { category: 'identity' }],
    ['specialCondition', { category: 'identity', isSealed: false, classification: 'not-personal' }],
    ['label', { label: ' ' }],
    ['options', { options: ['A'] }],
    ['options', { type: 'select' }],
    ['currency', { type: 'money' }],
    ['currency', { type: 'money', currency: 'eur' }],
    ['currency', { currency: 'EUR' }],
    ['isSealed', { type: 'long-text', category: 'identity', specialCondition: null, isSealed: false }],
    ['isUnique', { type: 'boolean', category: 'identity', specialCondition: null, isSealed: false, isUnique: true }],
    ['isUnique', { isUnique: true }],
    ['isUnique', { category: 'identity', specialCondition: null, isUnique: true }],
    ['minimum', { type: 'number', minimum: 'few' }],
    ['minimum', { type: 'boolean', minimum: '1' }],
    ['maximum', { type: 'date', maximum: '2026-02-30' }],
    ['maximum', { minimum: '5', maximum: '4' }],
    ['pattern', { pattern: '(a' }],
    ['pattern', { type: 'number', pattern: '1' }],
    ['helpText', { helpText: 'x'.repeat(301) }],
    ['defaultValue', { type: 'number', defaultValue: 'many' }],
    ['defaultValue', { pattern: '[a-z]+', defaultValue: 'A1' }],
  ] as const)('is refused for its %s: %o', async (path, wrong) => {
    const fields = new CustomFieldService(await (await domain.givenWorkspace()).as('owner'));

    await expect(fields.define({ ...ALLERGY, ...wrong })).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', path }),
    );
  });

  it('B1 of a special category changes its condition on the record and never loses it, whatever writes it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const fields = new CustomFieldService(scope);
    const field = await fields.define(ALLERGY);
    const usual = await fields.define({ ...ALLERGY, key: 'nick', category: 'identity', specialCondition: null });
    const condition = async (id: string) => (await getRecord(scope, CustomFieldDefinition, id)).specialCondition;
    const write = (id: string, specialCondition: 'health-care' | null) =>
      scope.transaction((em) => em.nativeUpdate(CustomFieldDefinition, { id }, { specialCondition }));

    await fields.update(field, { specialCondition: 'vital-interests' });
    const invalid = expect.objectContaining({ code: 'INVALID_INPUT', path: 'specialCondition' });
    for (const [id, specialCondition] of [[field, null] as const, [usual, 'health-care'] as const]) {
      await expect(fields.update(id, { specialCondition })).rejects.toThrow(invalid);
      await expect(write(id, specialCondition)).rejects.toThrow('custom_field_special_condition');
    }
    const sales = new CustomFieldService(await workspace.as('sales'));
    await expect(sales.update(field, { specialCondition: 'made-public' })).rejects.toThrow(NotAllowedError);

    expect([await condition(field), await condition(usual)]).toEqual(['vital-interests', null]);
    expect(await historyOf(scope, field)).toContain('specialCondition: health-care → vital-interests');
    expect(await deedsOn(scope, field)).toEqual(['custom-field:define', 'custom-field:define']);
  });

  it('is defined only by whoever runs the workspace, and not over a newer version', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [field = ''] = await givenFields(scope, 'allergy');
    const fields = new CustomFieldService(scope);
    const sales = new CustomFieldService(await workspace.as('sales'));

    await expect(sales.define({ ...ALLERGY, key: 'other' })).rejects.toThrow(NotAllowedError);
    await expect(sales.update(field, { label: 'X' })).rejects.toThrow(NotAllowedError);
    await expect(sales.remove(field)).rejects.toThrow(NotAllowedError);
    await expect(fields.update(field, { label: 'X' }, 7)).rejects.toThrow(StaleVersionError);
    await expect(fields.remove(field, 7)).rejects.toThrow(StaleVersionError);
  });

  it('is one of so many as an object takes, each under a key of its own', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const fields = new CustomFieldService(scope);
    const keys = Array.from({ length: MOST_CUSTOM_FIELDS }, (_, index) => `field_${index}`);
    const [first = ''] = await givenFields(scope, ...keys);

    await expect(fields.define({ ...ALLERGY, key: 'one_more' })).rejects.toThrow(
      `at most ${MOST_CUSTOM_FIELDS} custom`,
    );
    await expect(fields.define({ ...ALLERGY, key: 'field_0' })).rejects.toThrow(
      expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [first] }),
    );
    await expect(fields.define({ ...ALLERGY, object: 'company', key: 'one_more' })).resolves.toBeDefined();
  });

  it('that is asked to be as it is already leaves no trace of a change', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const [field = ''] = await givenFields(scope, 'allergy');
    const before = await deedsOn(scope, field);

    await new CustomFieldService(scope).update(field, { label: 'allergy', position: 0 });

    expect(await deedsOn(scope, field)).toEqual(before);
    expect((await getRecord(scope, CustomFieldDefinition, field)).version).toBe(1);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const [theirs = ''] = await givenFields(await (await domain.givenWorkspace()).as('owner'), 'allergy');
    const fields = new CustomFieldService(await (await domain.givenWorkspace()).as('owner'));

    for (const id of [theirs, newId()]) {
      for (const changes of [{ label: 'X' }, { specialCondition: 'made-public' }] as const)
        await expect(fields.update(id, changes)).rejects.toThrow(new NotFoundError('custom field'));
      await expect(fields.remove(id)).rejects.toThrow(new NotFoundError('custom field'));
    }
  });
});
