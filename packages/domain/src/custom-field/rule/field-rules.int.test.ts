import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactService } from '../../contact/contact.service.ts';
import type { Scope } from '../../kernel/scope.ts';
import { findRecord, getRecord, historyOf } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { CustomFieldDefinition, CustomValue } from '../custom-field.entity.ts';
import { CustomFieldService } from '../custom-field.service.ts';
import type { NewCustomField } from '../custom-field-input.ts';
import { CustomValueService } from '../custom-value.service.ts';

const PATIENCE = { timeout: 30_000 };

let domain: TestDomain;
let beside: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  beside = new pg.Client({ connectionString: domain.urls.owner });
  await beside.connect();
});
afterAll(async () => {
  await beside.end();
  await domain.close();
});

async function given(settings: Partial<NewCustomField>, ...names: string[]) {
  const scope = await (await domain.givenWorkspace()).as('owner');
  const fields = new CustomFieldService(scope);
  const usual = { object: 'contact', key: 'badge', label: 'Badge', type: 'text', category: 'identity' } as const;
  const fieldId = await fields.define({ ...usual, ...settings });
  const ids: string[] = [];
  for (const fullName of names) ids.push(await new ContactService(scope).create({ fullName }));
  const [ana = '', ben = ''] = ids;
  const set = (id: string, value: string | null) =>
    new CustomValueService(scope).set('contact', id, [{ key: 'badge', value }]);
  return { scope, fields, fieldId, ana, ben, set };
}

const invalid = (path: string) => expect.objectContaining({ code: 'INVALID_INPUT', path });

function countValues(scope: Scope): Promise<number> {
  return scope.transaction((em) => em.count(CustomValue, { workspaceId: scope.workspaceId }));
}

/** How many wait for the field; their own role alone sees what others of it do. */
async function waiting(): Promise<number> {
  const sql = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
    and query like '%custom_%'`;
  return (await domain.orm.em.fork().execute(sql)).length;
}

describe('the rules of a custom field', () => {
  it('keep a unique value for one record, also between two at once', async () => {
    const { set, ana, ben, scope, fieldId } = await given({ isUnique: true, isSealed: false }, 'Ana', 'Ben');

    // Both are as far as they come while somebody else has the field; neither has seen the value of the other.
    await beside.query('begin');
    await beside.query('select from custom_field_definition where id = $1 for update', [fieldId]);
    const both = Promise.allSettled([set(ana, 'A-1'), set(ben, 'A-1')]);
    await expect.poll(waiting, PATIENCE).toBe(2);
    await beside.query('rollback');
    const outcomes = await both;

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: invalid('values.0.value') });
    expect(await countValues(scope)).toBe(1);
    const owner = outcomes[0]?.status === 'fulfilled' ? ana : ben;
    await expect(set(owner, 'A-2')).resolves.toBe(owner);
    await expect(set(owner === ana ? ben : ana, 'A-1')).resolves.toBeDefined();
  });

  it('make a field unique only while its values are', async () => {
    const { set, ana, ben, fields, fieldId } = await given({ isSealed: false }, 'Ana', 'Ben');
    for (const id of [ana, ben]) await set(id, 'A-1');

    await expect(fields.update(fieldId, { isUnique: true })).rejects.toThrow(invalid('isUnique'));
    await set(ben, 'A-2');
    await expect(fields.update(fieldId, { isUnique: true })).resolves.toBe(fieldId);
    await expect(set(ben, 'A-1')).rejects.toThrow(invalid('values.0.value'));
  });

  it('let a required value be changed and not emptied', async () => {
    const { set, ana } = await given({ isRequired: true }, 'Ana');
    await set(ana, 'A-1');

    await expect(set(ana, null)).rejects.toThrow(invalid('values.0.value'));
    await expect(set(ana, ' ')).rejects.toThrow(invalid('values.0.value'));
    await expect(set(ana, 'A-2')).resolves.toBe(ana);
  });

  it('change for what is written from now on; each is in the history, and none changes a value', async () => {
    const { set, ana, ben, scope, fields, fieldId } = await given({ maximum: '9', defaultValue: 'A-0' }, 'Ana', 'Ben');
    await set(ana, 'A-1');

    await fields.update(fieldId, { pattern: '[B-Z]-\\d', defaultValue: null, maximum: null, helpText: 'On the card' });

    expect(await getRecord(scope, CustomFieldDefinition, fieldId)).toMatchObject({
      ...{ pattern: '[B-Z]-\\d', defaultValue: null, maximum: null, helpText: 'On the card' },
    });
    expect(await historyOf(scope, fieldId)).toEqual(
      expect.arrayContaining(['defaultValue: A-0 → null', 'pattern: null → [B-Z]-\\d', 'maximum: 9 → null']),
    );
    await expect(set(ben, 'A-1')).rejects.toThrow(invalid('values.0.value'));
    await expect(fields.update(fieldId, { defaultValue: 'A-1' })).rejects.toThrow(invalid('defaultValue'));
    expect(await countValues(scope)).toBe(1);
  });

  it('of a retired field take nothing more; its values stay, and it can come back', async () => {
    const { set, ana, scope, fields, fieldId } = await given({}, 'Ana');
    await set(ana, 'A-1');

    await fields.update(fieldId, { isRetired: true });
    await fields.update(fieldId, { isRetired: true });

    await expect(set(ana, 'A-2')).rejects.toThrow(invalid('values.0.key'));
    expect((await findRecord(scope, CustomFieldDefinition, fieldId))?.retiredAt).toEqual(domain.clock.now());
    expect(await countValues(scope)).toBe(1);
    await fields.update(fieldId, { isRetired: false });
    await expect(set(ana, 'A-2')).resolves.toBe(ana);
  });
});
