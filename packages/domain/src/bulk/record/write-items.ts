import type { EntityManager } from '@mikro-orm/postgresql';
import { query } from '../../import/write/bulk-rows.ts';
import { newId } from '../../kernel/ids.ts';
import { ALWAYS_ON, purposeBits } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { rowScope } from '../../kernel/viewer.ts';
import { heldIdsOf } from '../../privacy/hold/held.ts';
import { PASSES_RESTRICTION } from '../../privacy/subject/assert-usable.ts';
import type { BulkObject, ReadChange } from '../bulk-change.ts';
import { BULK_RECORDS } from './bulk-records.ts';

/** What a bulk action is going to do, and to which records. */
export interface BulkPlan {
  readonly actionId: string;
  readonly object: BulkObject;
  readonly change: ReadChange;
  readonly recordIds: readonly string[];
}

/** Columns of the fields that can be edited; their names are ours, never a caller's. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ lifecycle: 'lifecycle', city: 'city', country: 'country', industry: 'industry' },
  ...{ expectedCloseOn: 'expected_close_on::text', status: 'status', source: 'source' },
};

/**
 * Writes down which records a bulk action is about, as they are now, and which of them it will leave as they are and why. The
 * run asks everything again for each record: this only says it beforehand.
 */
export async function writeItems(em: EntityManager, scope: Scope, plan: BulkPlan): Promise<void> {
  const { workspaceId, viewer, purpose, clock } = scope;
  const { object, change } = plan;
  const held = change.kind === 'delete' ? await heldIdsOf(em, workspaceId, object) : [];
  await query(
    em,
    `insert into bulk_action_item (workspace_id, id, action_id, position, record_type, record_id, record_version, outcome, reason)
     select $1::uuid, i.id, $2::uuid, i.position, $3::text, t.id, t.version,
       case when r.reason is null then 'waiting' else 'skipped' end, r.reason
     from unnest($4::uuid[], $5::uuid[]) with ordinality as i (id, record_id, position)
       join "${object}" t on t.workspace_id = $1::uuid and t.id = i.record_id and t.deleted_at is null
       left join data_subject s on s.workspace_id = $1::uuid and s.id = ${BULK_RECORDS[object].subjectId}
       cross join lateral (select ${reasonSql(scope, plan)} as reason) r`,
    [
      ...[workspaceId, plan.actionId, object, plan.recordIds.map(() => newId()), plan.recordIds],
      ...[viewer.id, purposeBits([purpose]) & ~ALWAYS_ON, clock.now(), purpose, PASSES_RESTRICTION.includes(purpose)],
      ...[held, change.kind === 'assign' ? change.assigneeId : change.value],
    ],
  );
}

/** The reason for which a record is left as it is; null where nothing is known against it. */
function reasonSql(scope: Scope, { object, change }: BulkPlan): string {
  const actions = BULK_RECORDS[object].actions;
  const reach = rowScope(scope.viewer, change.kind === 'delete' ? actions.delete : actions.change);
  return `case
    when s.erased_at is not null or s.merged_into_id is not null then 'GONE'
    when ${isOutOfReach(reach)} then 'NOT_ALLOWED'
    when (s.restricted_purposes & $7::bigint) > 0 then 'RESTRICTED'
    when s.restricted_at is not null and not $10::boolean and not exists (
      select 1 from restriction_exception e where e.workspace_id = $1::uuid and e.subject_id = s.id
        and e.purpose = $9::text and e.expires_at > $8::timestamptz) then 'RESTRICTED'
    when $7::bigint > 0 and ((s.blocked & $7::bigint) > 0 or s.next_change_at <= $8::timestamptz) then 'WITHHELD'
    when t.id = any($11::uuid[]) then 'ON_HOLD'
    when ${isAsWanted(change)} then 'UNCHANGED'
  end`;
}

function isOutOfReach(reach: string): string {
  if (reach === 'all') return '($6::uuid is null and false)';
  if (reach === 'own') return '(t.owner_id is distinct from $6::uuid)';
  return `(t.owner_id is not null and t.owner_id <> $6::uuid and not exists (
    select 1 from team_member mine join team_member theirs
      on theirs.workspace_id = mine.workspace_id and theirs.team_id = mine.team_id
    where mine.workspace_id = $1::uuid and mine.member_id = $6::uuid and theirs.member_id = t.owner_id))`;
}

function isAsWanted({ kind, field }: ReadChange): string {
  if (kind === 'assign') return '(t.owner_id is not distinct from $12::uuid)';
  const column = kind === 'edit' && field !== null ? COLUMNS[field] : undefined;
  return column === undefined ? '($12::text is null and false)' : `(t.${column} is not distinct from $12::text)`;
}
