import type { Viewer } from '@smartx/domain/kernel';
import { FieldChange } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';
import { type ReadField, readType, type ToldBy, type Unserved } from '../read/read-type.ts';
import { importNumber, nameOf } from './named-value.ts';

/** How a change of a field is read. A value is gone with the person's refusal, and where the role does not see the field itself. */
export const fieldChangeRead = readType({
  name: 'FieldChange',
  entity: FieldChange,
  idKind: 'fieldChange',
  readAction: null,
  subject: { kind: 'own', column: 'subject_id' },
  fields: {
    fromValue: { kind: 'derived', personal: true, sql: (...row) => shownValue('from_value', ...row) },
    toValue: { kind: 'derived', personal: true, sql: (...row) => shownValue('to_value', ...row) },
    fromName: {
      kind: 'derived',
      personal: true,
      sql: (...row) => nameOf(shownValue('from_value', ...row), row[0], row[1]),
    },
    toName: {
      kind: 'derived',
      personal: true,
      sql: (...row) => nameOf(shownValue('to_value', ...row), row[0], row[1]),
    },
    isHidden: { kind: 'derived', personal: false, sql: (...row) => sql`(not coalesce((${isShown(...row)}), true))` },
    importNumber: { kind: 'derived', personal: false, sql: importNumber },
    bulkAction: { kind: 'one', type: 'BulkAction', column: 'bulk_action_id' },
    changedBy: { kind: 'one', type: 'Member', column: 'changed_by_id' },
  },
  sorts: { CHANGED_AT: { property: 'changedAt' } },
});

/** The records whose changes are kept. */
const RECORDS = ['Contact', 'Company', 'Deal', 'Lead', 'Task', 'Note', 'Activity', 'File', 'Product'];

type Row = Parameters<Extract<ReadField, { kind: 'derived' }>['sql']>;

function shownValue(column: string, ...row: Row): RawBuilder<unknown> {
  return sql`case when ${isShown(...row)} then ${sql.ref(row[0])}.${sql.ref(column)} end`;
}

/** Whether the role and the purpose let the values of a change be seen. */
function isShown(alias: string, viewer: Viewer, told: ToldBy, unserved: Unserved): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const hidden = [...viewer.permissions.fieldRules.keys()].flatMap((key) => propertiesOf(key, told));
  const useless = RECORDS.flatMap((type) => unserved.fieldsOf(type).map((property) => propertyOf(type, property)));
  const conditions = [
    ...(hidden.length === 0 ? [] : [sql`${fieldOf(alias)} not in (${sql.join(hidden)})`]),
    ...(useless.length === 0
      ? []
      : [sql`(${row}.subject_id is null or ${fieldOf(alias)} not in (${sql.join(useless)}))`]),
    sql`not ${isUnservedCustomField(alias, unserved)}`,
  ];
  return sql.join(conditions, sql` and `);
}

/** Of what kind the value of a custom field is, its definition says. */
function isUnservedCustomField(alias: string, { categories }: Unserved): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`exists (select 1 from custom_field_definition d where d.workspace_id = ${row}.workspace_id
    and d.object = ${row}.record_type and ${row}.field = 'customFields.' || d.key and d.category = any(${categories}::text[]))`;
}

/** What changed. A part of a field, such as `customFields.size` or the two columns of an amount, goes with the field. */
function fieldOf(alias: string): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(${row}.record_type || '.' || regexp_replace(split_part(${row}.field, '.', 1), '(Minor|Currency)$', ''))`;
}

/** A hidden field as the history names it, with the properties that tell it too: `contact.fullName`, `contact.sortName`. */
function propertiesOf(key: string, told: ToldBy): string[] {
  const [type = '', field = ''] = key.split('.');
  const others = Object.entries(told(type)).filter(([, name]) => name === field);
  return [field, ...others.map(([property]) => property)].map((property) => propertyOf(type, property));
}

function propertyOf(type: string, property: string): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}.${property}`;
}
