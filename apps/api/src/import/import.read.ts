import { ImportLine, ImportRun, ImportTemplate } from '@smartx/domain/import';
import { ID_PREFIX } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { readType } from '../read/read-type.ts';

/** How an import is read. */
export const importRunRead = readType({
  name: 'ImportRun',
  entity: ImportRun,
  idKind: 'importRun',
  readAction: 'import:read',
  fields: {
    byteSize: { kind: 'derived', personal: false, sql: (alias) => sql`${sql.ref(alias)}.byte_size::int` },
    errorFileUrl: { kind: 'derived', personal: false, sql: errorFileUrl },
    startedBy: { kind: 'one', type: 'Member', column: 'started_by_id' },
    lines: { kind: 'connection', type: 'ImportLine', column: 'run_id' },
  },
  sorts: { CREATED_AT: { property: 'createdAt' } },
});

/** How a line of an import is read; its cells only leave in the file of errors. */
export const importLineRead = readType({
  name: 'ImportLine',
  entity: ImportLine,
  readAction: null,
  fields: { recordId: { kind: 'derived', personal: false, sql: publicRecordId } },
  sorts: { LINE: { property: 'line' } },
});

/** How a template of imports is read. */
export const importTemplateRead = readType({
  name: 'ImportTemplate',
  entity: ImportTemplate,
  idKind: 'importTemplate',
  readAction: 'import:read',
  sorts: { NAME: { property: 'name' } },
});

/** The address of the file of errors; null where no line failed. */
function errorFileUrl(alias: string): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const slug = sql`(select w.slug from workspace w where w.id = ${row}.workspace_id)`;
  const id = sql`encode(uuid_send(${row}.id), 'hex')`;
  return sql`case when ${row}.failed_count > 0
    then '/downloads/' || ${slug} || '/imports/' || ${sql.lit(`${ID_PREFIX.importRun}_`)} || ${id} || '/errors.csv' end`;
}

const RECORD_KINDS = ['company', 'contact', 'lead', 'deal', 'product', 'member'] as const;

function publicRecordId(alias: string): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const prefixes = RECORD_KINDS.map((kind) => sql`when ${sql.lit(kind)} then ${sql.lit(`${ID_PREFIX[kind]}_`)}`);
  return sql`case ${row}.record_type ${sql.join(prefixes, sql` `)} end || encode(uuid_send(${row}.record_id), 'hex')`;
}
