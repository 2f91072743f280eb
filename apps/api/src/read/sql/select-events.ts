import { purposeBits } from '@smartx/domain/kernel';
import { SUBJECT_DECIDED } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import type { ReadType } from '../read-type.ts';
import type { StatementScope } from './node-scope.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** Behind what a page of events begins: the transaction, the event in it, and of the records that it concerns the last one told. */
export interface EventPosition {
  readonly transaction: string;
  readonly event: string;
  readonly record: string;
}

/** So many events are looked at for one page, however few of them are told. */
export const EVENTS_AT_ONCE = 2_000;

/** Not told: nothing changed. */
const SILENT = ['contact:reveal', 'file:read'];

/** Told also where the record cannot be read any more, because that is what happened. */
const ENDINGS = ['bin:empty', 'subject:erase'];

// Older than every transaction that is still open; what comes later may yet be followed by something that comes before it.
const HORIZON = sql`pg_snapshot_xmin(pg_current_snapshot())`;

// Numbers of transactions mean nothing in another cluster, such as one that was restored from a dump.
const CLUSTER = sql`(select system_identifier::text from pg_control_system())`;

/** Where the feed ends at this moment, as one JSON value. */
export function selectEventsEnd(): RawBuilder<unknown> {
  return sql`jsonb_build_object('rows', '[]'::jsonb, 'scanned', 0, 'last', null, 'horizon', ${HORIZON}::text, 'cluster', ${CLUSTER})`;
}

/**
 * Compiles a page of what happened to records of these types, as one JSON value. An event is told if its record can be read
 * for the purpose; if it cannot, only that there is nothing to be read any more, and that only where it was just withdrawn:
 * deleted, erased, or closed by a new decision about the person. Transactions stand in the order of their numbers and up to
 * the oldest that is still open, so that one that commits late is never passed over.
 */
export function selectEvents(
  statement: StatementScope,
  types: readonly ReadType[],
  from: EventPosition,
  size: number,
): RawBuilder<unknown> {
  const { viewer } = statement.context;
  const start = sql`${from.transaction}::xid8, ${from.event}::uuid`;
  const told = [
    ...types.flatMap((type) => [onRecord(statement, type), ...onPerson(statement, type)]),
    onPurpose(statement),
  ];
  return sql`(with batch as materialized (
      select transaction_id as x, id, type, aggregate_type as kind, aggregate_id as record, aggregate_version as version,
        subject_id as subject, occurred_at, decided_purposes as decided
      from domain_event
      where workspace_id = ${viewer.workspaceId}::uuid and (transaction_id, id) >= (${start}) and transaction_id < ${HORIZON}
      order by transaction_id, id limit ${EVENTS_AT_ONCE}),
    told (x, id, name, record, type, version, occurred_at, is_open, is_told) as (${sql.join(told, sql` union all `)}),
    page as (
      select * from told where is_told and (x, id, record) > (${start}, ${from.record}::uuid)
      order by x, id, record limit ${size + 1})
    select jsonb_build_object(
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('x', x::text, 'id', id, 'name', name, 'record', record, 'type', type,
        'version', version, 'at', occurred_at, 'open', is_open) order by x, id, record), '[]') from page),
      'scanned', (select count(*) from batch),
      'last', (select jsonb_build_array(x::text, id) from batch order by x desc, id desc limit 1),
      'horizon', ${HORIZON}::text,
      'cluster', ${CLUSTER}))`;
}

/** What happened to a record itself. */
function onRecord({ context, aliases }: StatementScope, type: ReadType): RawBuilder<unknown> {
  const alias = aliases.next();
  const { join, allowed } = purposeDecision(type, alias, context);
  const kind = context.metadata(type.entity).tableName;
  const readable = [...visibleRows(type, alias, context), ...(allowed ? [allowed] : [])];
  const source = sql`${sql.table(kind)} ${sql.ref(alias)} ${join}`;
  const isOpen = sql`exists (select 1 from ${source} where ${sql.ref(alias)}.id = b.record and ${sql.join(readable, sql` and `)})`;
  const endings = sql.join([...ENDINGS, `${kind}:delete`].map((ending) => sql`${ending}`));
  return sql`select b.x, b.id, ${type.name}::text, b.record, b.type, b.version, b.occurred_at, o.is_open,
      (o.is_open or b.type in (${endings}))
    from batch b cross join lateral (select ${isOpen} as is_open) o
    where b.kind = ${kind} and b.type not in (${sql.join(SILENT.map((silent) => sql`${silent}`))})`;
}

/** What was decided about a person, for each record that is theirs; found from the person, by index, and never by reading a list. */
function onPerson({ context, aliases }: StatementScope, type: ReadType): RawBuilder<unknown>[] {
  if (!type.subject) return [];
  const alias = aliases.next();
  const { join, allowed } = purposeDecision(type, alias, context);
  const workspace = sql`${context.viewer.workspaceId}::uuid`;
  const table = sql.table(context.metadata(type.entity).tableName);
  const bits = purposeBits([context.purpose]).toString();
  const readable = [...visibleRows(type, alias, context), ...(allowed ? [allowed] : [])];
  return [
    sql`select b.x, b.id, ${type.name}::text, ${sql.ref(alias)}.id, null::text, null::int, b.occurred_at,
        (${sql.join(readable, sql` and `)}), true
      from batch b cross join lateral (${idsOfSubject(type.subject, table, workspace)}) theirs (id)
        join ${table} ${sql.ref(alias)} on ${sql.ref(alias)}.workspace_id = ${workspace} and ${sql.ref(alias)}.id = theirs.id ${join}
      where (b.type = ${SUBJECT_DECIDED} and (b.decided & ${bits}::bigint) <> 0) or b.kind = 'erasure_ledger'`,
  ];
}

/** The ids of the records that are about the person of an event. */
function idsOfSubject(
  path: NonNullable<ReadType['subject']>,
  table: RawBuilder<unknown>,
  workspace: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const column = sql.ref(`r.${path.column}`);
  if (path.kind === 'own')
    return sql`select r.id from ${table} r where r.workspace_id = ${workspace} and ${column} = b.subject`;
  const through = path.kind === 'through' ? path.table : 'contact';
  const ofContact = sql`select r.id from ${sql.table(through)} o
    join ${table} r on r.workspace_id = ${workspace} and ${column} = o.id
    where o.workspace_id = ${workspace} and o.subject_id = b.subject`;
  if (path.kind === 'through') return ofContact;
  return sql`select record_id from record_subject
      where workspace_id = ${workspace} and subject_id = b.subject and record_type = ${path.recordType}
    union ${ofContact}`;
}

/** That the workspace switched the purpose on or off, which opens or closes everybody at once. */
function onPurpose({ context }: StatementScope): RawBuilder<unknown> {
  return sql`select b.x, b.id, 'PurposeSetting', p.id, null::text, null::int, b.occurred_at, p.is_on, true
    from batch b join purpose_setting p on p.workspace_id = ${context.viewer.workspaceId}::uuid and p.id = b.record
    where b.kind = 'purpose_setting' and p.purpose = ${context.purpose}`;
}
