import type { Viewer } from '@smartx/domain/kernel';
import { FieldChange } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';
import { readType, type ToldBy } from '../read/read-type.ts';

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
    changedBy: { kind: 'one', type: 'Member', column: 'changed_by_id' },
  },
  sorts: { CHANGED_AT: { property: 'changedAt' } },
});

function shownValue(column: string, alias: string, viewer: Viewer, told: ToldBy): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const value = sql`${row}.${sql.ref(column)}`;
  const hidden = [...viewer.permissions.fieldRules.keys()].flatMap((key) => propertiesOf(key, told));
  if (hidden.length === 0) return value;
  // A part of a field, such as `customFields.size` or the two columns of an amount, is hidden with the field.
  const field = sql`regexp_replace(split_part(${row}.field, '.', 1), '(Minor|Currency)$', '')`;
  return sql`case when (${row}.record_type || '.' || ${field}) not in (${sql.join(hidden)}) then ${value} end`;
}

/** A hidden field as the history names it, with the properties that tell it too: `contact.fullName`, `contact.sortName`. */
function propertiesOf(key: string, told: ToldBy): string[] {
  const [type = '', field = ''] = key.split('.');
  const others = Object.entries(told(type)).filter(([, name]) => name === field);
  const record = type.charAt(0).toLowerCase() + type.slice(1);
  return [field, ...others.map(([property]) => property)].map((property) => `${record}.${property}`);
}
