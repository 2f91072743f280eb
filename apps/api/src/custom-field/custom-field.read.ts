import { CustomFieldDefinition, CustomValue } from '@smartx/domain/custom-field';
import { CATEGORIES, categoryServes } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import { type ReadField, readType } from '../read/read-type.ts';

/** How the definition of a custom field is read. It says nothing about anybody. */
export const customFieldDefinitionRead = readType({
  name: 'CustomFieldDefinition',
  entity: CustomFieldDefinition,
  idKind: 'customFieldDefinition',
  readAction: null,
  sorts: { POSITION: { property: 'position' } },
  fields: {
    valueCount: {
      kind: 'derived',
      personal: false,
      sql: (alias) => sql`(select count(*)::int from custom_value v
        where v.workspace_id = ${sql.ref(alias)}.workspace_id and v.definition_id = ${sql.ref(alias)}.id)`,
    },
  },
});

/** How the value of a custom field is read: in clear or opened when selected, in the one field that fits its type. */
export const customValueRead = readType({
  name: 'CustomFieldValue',
  entity: CustomValue,
  readAction: null,
  subject: { kind: 'own', column: 'subject_id' },
  fields: {
    key: { kind: 'derived', personal: false, sql: (alias) => ofDefinition(alias, 'key') },
    label: { kind: 'derived', personal: false, sql: (alias) => ofDefinition(alias, 'label') },
    type: { kind: 'derived', personal: false, sql: (alias) => ofDefinition(alias, 'type') },
    isSealed: { kind: 'derived', personal: false, sql: (alias) => ofDefinition(alias, 'is_sealed') },
    textValue: typed('textValue', ['text', 'long-text', 'select', 'url'], (text) => text),
    numberValue: typed('numberValue', ['number', 'money'], Number),
    dateValue: typed('dateValue', ['date'], (text) => text),
    instantValue: typed('instantValue', ['instant'], (text) => text),
    booleanValue: typed('booleanValue', ['boolean'], (text) => text === 'true'),
  },
});

/** The custom fields of a record, for its read type. One that is retired or of a special category (GDPR Art. 9) has to be asked for by its key. */
export const CUSTOM_FIELDS: ReadField = {
  kind: 'list',
  type: 'CustomFieldValue',
  column: 'record_id',
  personal: true,
  perField: true,
  restrict: (alias, { keys }, purpose) => {
    const served = CATEGORIES.filter((category) => categoryServes(category, purpose));
    const named = Array.isArray(keys)
      ? sql`${ofDefinition(alias, 'key')} = any(${keys.map(String)}::text[])`
      : sql`${ofDefinition(alias, 'category')} <> 'special' and ${ofDefinition(alias, 'retired_at')} is null`;
    return sql`${named} and ${ofDefinition(alias, 'category')} = any(${served}::text[])`;
  },
  order: (alias) => ofDefinition(alias, 'position'),
};

function typed(clear: string, types: readonly string[], parse: (text: string) => unknown): ReadField {
  const when = (alias: string) => sql`${ofDefinition(alias, 'type')} in (${sql.join(types)})`;
  return { kind: 'either', sealed: 'sealedValue', clear, when, parse };
}

function ofDefinition(alias: string, column: string): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(select d.${sql.ref(column)} from custom_field_definition d
    where d.workspace_id = ${row}.workspace_id and d.id = ${row}.definition_id)`;
}
