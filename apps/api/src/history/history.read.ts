import type { Viewer } from '@smartx/domain/kernel';
import { FieldChange } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';
import { readType } from '../read/read-type.ts';

/** How a change of a field is read. A value is gone with the person's refusal, and where the role does not see the field itself. */
export const fieldChangeRead = readType({
  name: 'FieldChange',
  entity: FieldChange,
  idKind: 'fieldChange',
  readAction: null,
  subject: { kind: 'own', column: 'subject_id' },
  fields: {
    fromValue: { kind: 'derived', personal: true, sql: (alias, viewer) => shownValue(alias, 'from_value', viewer) },
    toValue: { kind: 'derived', personal: true, sql: (alias, viewer) => shownValue(alias, 'to_value', viewer) },
    changedBy: { kind: 'one', type: 'Member', column: 'changed_by_id' },
  },
  sorts: { CHANGED_AT: { property: 'changedAt' } },
});

function shownValue(alias: string, column: string, viewer: Viewer): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const value = sql`${row}.${sql.ref(column)}`;
  const hidden = [...viewer.permissions.fieldRules.keys()].map((key) => key.charAt(0).toLowerCase() + key.slice(1));
  if (hidden.length === 0) return value;
  // A part of a field, such as `customFields.size` or the two columns of an amount, is hidden with the field.
  const field = sql`regexp_replace(split_part(${row}.field, '.', 1), '(Minor|Currency)$', '')`;
  return sql`case when (${row}.record_type || '.' || ${field}) not in (${sql.join(hidden)}) then ${value} end`;
}
