import { purposeBits } from '@smartx/domain/kernel';
import { SUBJECT_DECIDED } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { ReadType } from '../read-type.ts';
import { purposeDecision } from '../sql/visible/purpose.ts';
import { visibleRows } from '../sql/visible/visibility.ts';
import { NOW } from '../statement/late.ts';
import type { EventPosition } from './event-page.ts';

/** So many events are looked at for one page, however few of them are told. */
export const EVENTS_AT_ONCE = 500;

// Older than every transaction that is still open; what comes later may yet be followed by something that comes before it.
const HORIZON = sql`pg_snapshot_xmin(pg_current_snapshot())`;

// Numbers of transactions mean nothing in another cluster, such as one that was restored from a dump.
const CLUSTER = sql`(select system_identifier::text from pg_control_system())`;

const TIME = sql`${NOW}::timestamptz`;

const RECORD = 'e';

/** Where the feed ends at this moment, as one JSON value. */
export function selectEventsEnd(): RawBuilder<unknown> {
  return sql`select jsonb_build_object('rows', '[]'::jsonb, 'scanned', 0, 'last', null, 'horizon', ${HORIZON}::text,
    'cluster', ${CLUSTER}, 'now', ${TIME}) as v`;
}

/**
 * Compiles the next events of the outbox that may have to be told, as one JSON value: of records of these tables, decisions
 * about people for the purpose, erasures, notices to recipients, and switches of purposes. Transactions stand in the order of their numbers and up to
 * the oldest that is still open, so that one that commits late is never passed over.
 */
export function selectEvents(
  { viewer, purpose }: ReadContext,
  tables: readonly string[],
  from: EventPosition,
): RawBuilder<unknown> {
  const bits = purposeBits([purpose]).toString();
  return sql`with batch as materialized (
      select transaction_id as x, id, type, aggregate_type as kind, aggregate_id as record, aggregate_version as version,
        subject_id as subject, occurred_at as at, decided_purposes as decided
      from domain_event
      where workspace_id = ${viewer.workspaceId}::uuid
        and (transaction_id, id) >= (${from.transaction}::xid8, ${from.event}::uuid) and transaction_id < ${HORIZON}
      order by transaction_id, id limit ${EVENTS_AT_ONCE})
    select jsonb_build_object(
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('x', x::text, 'id', id, 'type', type, 'kind', kind, 'record', record,
          'version', version, 'subject', subject, 'at', at) order by x, id), '[]')
        from batch where kind = any(${tables}::text[]) or kind in ('purpose_setting', 'erasure_ledger')
          or (kind = 'recipient_notice' and type like 'person:%')
          or (type = ${SUBJECT_DECIDED} and (decided & ${bits}::bigint) <> 0)),
      'scanned', (select count(*) from batch),
      'last', (select jsonb_build_array(x::text, id, at) from batch order by x desc, id desc limit 1),
      'horizon', ${HORIZON}::text,
      'cluster', ${CLUSTER},
      'now', ${TIME}) as v`;
}

/** Compiles which of these records can be read for the purpose, as a list of ids. */
export function selectReadable(context: ReadContext, type: ReadType, ids: readonly string[]): RawBuilder<unknown> {
  const { join, allowed } = purposeDecision(type, RECORD, context);
  const readable = [...visibleRows(type, RECORD, context), ...(allowed ? [allowed] : [])];
  return sql`select coalesce(jsonb_agg(e.id), '[]') as v from ${tableOf(context, type)} e ${join}
    where e.id = any(${ids}::uuid[]) and ${sql.join(readable, sql` and `)}`;
}

/**
 * Compiles the records of these people, as a list of person, record and whether it can be read for the purpose; null where
 * records of the type are about nobody. They are found from the person, by index, and never by reading a list.
 */
export function selectOfPeople(
  context: ReadContext,
  type: ReadType,
  subjects: readonly string[],
): RawBuilder<unknown> | null {
  if (!type.subject) return null;
  const { join, allowed } = purposeDecision(type, RECORD, context);
  const workspace = sql`${context.viewer.workspaceId}::uuid`;
  const table = tableOf(context, type);
  const readable = [...visibleRows(type, RECORD, context), ...(allowed ? [allowed] : [])];
  return sql`select coalesce(jsonb_agg(jsonb_build_array(p.id, e.id, ${sql.join(readable, sql` and `)})), '[]') as v
    from unnest(${subjects}::uuid[]) p (id) cross join lateral (${idsOfSubject(type.subject, table, workspace)}) theirs (id)
      join ${table} e on e.workspace_id = ${workspace} and e.id = theirs.id ${join}`;
}

/** Compiles which of these settings of purposes are of the declared purpose, as a list of id and whether it is on. */
export function selectSwitches({ viewer, purpose }: ReadContext, ids: readonly string[]): RawBuilder<unknown> {
  return sql`select coalesce(jsonb_agg(jsonb_build_array(id, is_on)), '[]') as v from purpose_setting
    where workspace_id = ${viewer.workspaceId}::uuid and id = any(${ids}::uuid[]) and purpose = ${purpose}`;
}

/** Compiles which of these notices are for the organisation whose key asks, as a list of ids. */
export function selectOwnNotices({ viewer }: ReadContext, ids: readonly string[]): RawBuilder<unknown> {
  return sql`select coalesce(jsonb_agg(n.id), '[]') as v from recipient_notice n
    join api_key k on k.workspace_id = n.workspace_id and k.recipient = n.recipient and k.id = ${viewer.id}::uuid
    where n.workspace_id = ${viewer.workspaceId}::uuid and n.id = any(${ids}::uuid[])`;
}

function idsOfSubject(
  path: NonNullable<ReadType['subject']>,
  table: RawBuilder<unknown>,
  workspace: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const column = sql.ref(`r.${path.column}`);
  if (path.kind === 'own')
    return sql`select r.id from ${table} r where r.workspace_id = ${workspace} and ${column} = p.id`;
  const through = path.kind === 'through' ? path.table : 'contact';
  const ofContact = sql`select r.id from ${sql.table(through)} o
    join ${table} r on r.workspace_id = ${workspace} and ${column} = o.id
    where o.workspace_id = ${workspace} and o.subject_id = p.id`;
  if (path.kind === 'through') return ofContact;
  return sql`select record_id from record_subject
      where workspace_id = ${workspace} and subject_id = p.id and record_type = ${path.recordType}
    union ${ofContact}`;
}

function tableOf({ metadata }: ReadContext, { entity }: ReadType): RawBuilder<unknown> {
  return sql.table(metadata(entity).tableName);
}
