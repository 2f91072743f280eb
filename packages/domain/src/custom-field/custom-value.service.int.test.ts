import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { systemPermissions } from '../identity/built-in-roles.ts';
import { NotAllowedError, NotFoundError, ProcessingRestrictedError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { purposeBits } from '../kernel/purposes.ts';
import { Scope } from '../kernel/scope.ts';
import { LeadService } from '../lead/lead.service.ts';
import { makeCopy } from '../privacy/access-export/make-copy.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { ProductService } from '../product/product.service.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { deedsOn, getRecord, historyOf, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { CustomValue } from './custom-field.entity.ts';
import { CustomFieldService } from './custom-field.service.ts';
import type { NewCustomField } from './custom-field-input.ts';
import { CustomValueService } from './custom-value.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function define(scope: Scope, field: Partial<NewCustomField> & Pick<NewCustomField, 'key'>): Promise<void> {
  const usual = { object: 'contact', type: 'text', category: 'identity', label: field.key } as const;
  await new CustomFieldService(scope).define({ ...usual, ...field });
}

async function givenContact(): Promise<{ scope: Scope; values: CustomValueService; id: string; subjectId: string }> {
  const scope = await (await domain.givenWorkspace()).as('owner');
  await define(scope, { key: 'allergy' });
  await define(scope, { key: 'size', isSealed: false });
  const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  const { subject } = await getRecord(scope, Contact, id);
  return { scope, values: new CustomValueService(scope), id, subjectId: subject.id };
}

function rowsOf(scope: Scope, recordId: string): Promise<CustomValue[]> {
  const { workspaceId } = scope;
  return scope.transaction((em) =>
    em.find(CustomValue, { workspaceId, recordId }, { populate: ['definition'], orderBy: { id: 'asc' } }),
  );
}

async function openRow({ vault, workspaceId }: Scope, { id, sealedValue }: CustomValue): Promise<string | null> {
  const place = { workspaceId, table: 'custom_value', column: 'sealed_value', rowId: id };
  return sealedValue ? vault.open(place, sealedValue) : null;
}

describe('the value of a custom field', () => {
  it('is unreadable in its row where the field is sealed, and found again by its blind index', async () => {
    const { scope, values, id, subjectId } = await givenContact();

    await values.set('contact', id, [{ key: 'allergy', value: ' Peanuts ' }]);

    const [row] = await rowsOf(scope, id);
    expect(row).toMatchObject({ subjectId, textValue: null });
    expect(JSON.stringify(row)).not.toContain('eanuts');
    expect(Buffer.from(row?.sealedValue ?? []).toString('latin1')).not.toContain('eanuts');
    expect(row && (await openRow(scope, row))).toBe('Peanuts');
    const index = await scope.vault.blindIndex(scope.workspaceId, 'custom', `${row?.definition.id}:peanuts`);
    expect(Buffer.from(row?.blindIndex ?? []).equals(index)).toBe(true);
    await scope.vault.destroyKeys(scope.workspaceId, [subjectId]);
    expect(row && (await openRow(scope, row))).toBeNull();
  });

  it('changes the version and the history of its record: sealed ones only by name', async () => {
    const { scope, values, id } = await givenContact();

    await values.set('contact', id, [
      { key: 'allergy', value: 'nuts' },
      { key: 'size', value: '42' },
    ]);
    await values.set('contact', id, [{ key: 'allergy', value: 'nuts' }], 2);
    await values.set('contact', id, [
      { key: 'allergy', value: null },
      { key: 'size', value: '43' },
    ]);

    expect(await historyOf(scope, id)).toEqual([
      'customFields.allergy: null → null',
      'customFields.allergy: null → null',
      'customFields.size: 42 → 43',
      'customFields.size: null → 42',
    ]);
    expect(await getRecord(scope, Contact, id)).toMatchObject({ version: 3 });
    expect(await deedsOn(scope, id)).toEqual(['contact:create', 'contact:update', 'contact:update']);
    expect(await rowsOf(scope, id)).toMatchObject([{ textValue: '43', sealedValue: null, blindIndex: null }]);
  });

  it('B1 of a category that the purpose does not serve is neither overwritten nor emptied nor guessed', async () => {
    const workspace = await domain.givenWorkspace();
    const [selling, caring] = [await workspace.as('owner'), await workspace.as('owner', 'DATA_CARE')];
    await define(selling, { key: 'health', category: 'special', specialCondition: 'health-care' });
    const id = await new ContactService(selling).create({ fullName: 'Ana Ruiz' });
    await new CustomValueService(caring).set('contact', id, [{ key: 'health', value: 'asthma' }]);
    const { version } = await getRecord(selling, Contact, id);

    for (const value of ['asthma', 'none', null])
      await expect(new CustomValueService(selling).set('contact', id, [{ key: 'health', value }])).rejects.toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT', path: 'values.0.value' }),
      );

    const [row] = await rowsOf(selling, id);
    expect(row && (await openRow(selling, row))).toBe('asthma');
    expect(await getRecord(selling, Contact, id)).toMatchObject({ version });
  });

  it.each([
    ['number', '42.50', { numberValue: 42.5 }],
    ['number', '123456789.25', { numberValue: 123456789.25 }],
    ['date', '2026-02-28', { dateValue: '2026-02-28' }],
    ['instant', '2026-02-28T12:00:00+02:00', { instantValue: new Date('2026-02-28T10:00:00Z') }],
    ['boolean', 'false', { booleanValue: false }],
    ['select', 'B', { textValue: 'B' }],
  ] as const)('of the type %s stands in its own column: %s', async (type, value, column) => {
    const { scope, values, id } = await givenContact();
    const options = type === 'select' ? ['A', 'B'] : undefined;
    await define(scope, { key: 'typed', type, options, isSealed: false });

    await values.set('contact', id, [{ key: 'typed', value }]);
    await values.set('contact', id, [{ key: 'typed', value }]);

    const [row] = await rowsOf(scope, id);
    expect(row).toMatchObject(column);
    expect(await getRecord(scope, Contact, id)).toMatchObject({ version: 2 });
  });

  it.each([
    ['number', '42,5'],
    ['number', 'NaN'],
    ['date', '2026-02-31'],
    ['instant', '2026-02-28T12:00'],
    ['boolean', 'yes'],
    ['select', 'C'],
    ['text', 'x'.repeat(2001)],
  ] as const)('of the type %s cannot be %s', async (type, value) => {
    const { scope, values, id } = await givenContact();
    await define(scope, { key: 'typed', type, options: type === 'select' ? ['A', 'B'] : undefined });

    await expect(values.set('contact', id, [{ key: 'typed', value }])).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', path: 'values.0.value' }),
    );
  });

  it('needs a field that the object has, once', async () => {
    const { scope, values, id } = await givenContact();
    await define(scope, { key: 'elsewhere', object: 'deal' });
    const size = { key: 'size', value: '42' };

    await expect(values.set('contact', id, [{ key: 'elsewhere', value: 'x' }])).rejects.toThrow(/no such custom field/);
    await expect(values.set('contact', id, [size, size])).rejects.toThrow(
      expect.objectContaining({ path: 'values.1.key' }),
    );
  });

  it('is the person’s on everything about them, and nobody’s where a deal says nothing personal', async () => {
    const { scope, values, id: contactId, subjectId } = await givenContact();
    for (const object of ['lead', 'deal', 'company', 'product'] as const) await define(scope, { key: 'x', object });
    await define(scope, { key: 'project', object: 'deal', classification: 'not-personal', isSealed: false });
    const records = {
      lead: await new LeadService(scope).create({ contactId }),
      deal: await new DealService(scope).create({ name: 'A deal', contactId }),
      company: await new CompanyService(scope).create({ name: 'Acme' }),
      product: await new ProductService(scope).create({ name: 'GTX' }),
    };

    for (const object of ['lead', 'deal', 'company', 'product'] as const)
      await values.set(object, records[object], [{ key: 'x', value: 'secret' }]);
    await values.set('deal', records.deal, [{ key: 'project', value: 'P1' }]);

    expect(await rowsOf(scope, records.lead)).toMatchObject([{ subjectId }]);
    expect(await rowsOf(scope, records.deal)).toMatchObject([{ subjectId }, { subjectId: null, textValue: 'P1' }]);
    const [ofCompany] = await rowsOf(scope, records.company);
    expect(ofCompany).toMatchObject({ subjectId: null, textValue: null });
    expect(ofCompany && (await openRow(scope, ofCompany))).toBe('secret');
    expect(await rowsOf(scope, records.product)).toMatchObject([{ subjectId: null }]);
  });

  it('B11-AC2 B12-AC1 is in the person’s copy, opened, and goes with the person', async () => {
    const { scope, values, id, subjectId } = await givenContact();
    await values.set('contact', id, [
      { key: 'allergy', value: 'nuts' },
      { key: 'size', value: '42' },
    ]);
    const parts = testPrivacyParts(domain);
    const officer = new Scope({
      ...{ em: domain.orm.em.fork(), clock: domain.clock, vault: domain.vault, jobs: domain.jobs, through: 'job' },
      viewer: { kind: 'system', id: null, workspaceId: scope.workspaceId, permissions: systemPermissions() },
      purpose: 'RIGHTS_HANDLING',
    });

    const order = { reference: 'PR-2222-2222', language: 'en', subjectIds: [subjectId] } as const;
    const copy = await officer.transaction((em) => makeCopy(em, officer, parts.catalogue, order));
    const erasure = new ErasureService(officer, parts);
    const [ledgerId = ''] = await officer.transaction((em) =>
      erasure.plan(em, { subjectIds: [subjectId], requestId: null, ground: 'request' }),
    );
    await erasure.run(ledgerId);

    const rows = copy.sections.find(({ name }) => name === 'custom_value')?.rows;
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).toMatch(/nuts.*42|42.*nuts/);
    expect(await rowsOf(scope, id)).toEqual([]);
  });

  it('is not set by a role that only reads, nor over a newer version', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    await define(scope, { key: 'size' });
    const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
    const values = [{ key: 'size', value: '42' }];

    await expect(new CustomValueService(await workspace.as('viewer')).set('contact', id, values)).rejects.toThrow(
      NotAllowedError,
    );
    await expect(new CustomValueService(scope).set('contact', id, values, 7)).rejects.toThrow(StaleVersionError);
    expect(await rowsOf(scope, id)).toEqual([]);
  });

  it('of a record of another workspace looks like one of a record that does not exist', async () => {
    const theirs = await givenContact();
    const { values } = await givenContact();

    for (const id of [theirs.id, newId()])
      await expect(values.set('contact', id, [{ key: 'size', value: '42' }])).rejects.toThrow(
        new NotFoundError('contact'),
      );
  });

  it('of a person who is restricted, erased or objects stays as it is', async () => {
    const { scope, values, id, subjectId } = await givenContact();
    const set = () => values.set('contact', id, [{ key: 'size', value: '42' }]);

    await setSubject(scope, subjectId, { restrictedAt: domain.clock.now() });
    await expect(set()).rejects.toThrow(ProcessingRestrictedError);
    await setSubject(scope, subjectId, { restrictedAt: null, blocked: purposeBits(['RELATIONSHIP']) });
    expect(await refusalsOf([set()])).toEqual(['PURPOSE_NOT_ALLOWED']);
    await setSubject(scope, subjectId, { blocked: 0n, erasedAt: domain.clock.now() });
    expect(await refusalsOf([set()])).toEqual(['NOT_FOUND']);
    expect(await rowsOf(scope, id)).toEqual([]);
  });
});
