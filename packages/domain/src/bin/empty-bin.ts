import { endUndo } from '../contact/merge/end-undo.ts';
import { recordGone } from '../kernel/records/record-gone.ts';
import { settleWrites } from '../kernel/records/unread.ts';
import type { Scope } from '../kernel/scope.ts';
import { protectedRows, refreshHolds } from '../privacy/hold/held.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { DEFAULT_PERIODS, periodBefore } from '../privacy/retention/periods.ts';
import { forgetPeople } from './forget-people.ts';
import { purgeRows } from './purge-rows.ts';

const RECORDS_AT_ONCE = 200;

/** What has a bin, with what must not be the case for a record to leave it. */
const BINS: Readonly<Record<string, string>> = {
  note: 'false',
  task: 'false',
  file: 'false',
  lead: 'false',
  saved_view: 'false',
  deal: 'false',
  // The lines of a deal that lives keep their product.
  product: 'exists (select 1 from deal_line l where l.workspace_id = t.workspace_id and l.product_id = t.id)',
  // Nobody's records go before the person is erased with all that is sealed for them.
  // Who was merged into somebody left everything to them; they are erased with them, and only the empty shell goes.
  contact: `exists (select 1 from data_subject s
              where s.workspace_id = t.workspace_id and s.id = t.subject_id and s.erased_at is null and s.merged_into_id is null)`,
  company: `exists (select 1 from data_subject s
              where s.workspace_id = t.workspace_id and s.id = t.subject_id and s.erased_at is null)`,
};

/** What the emptying of a bin did, as numbers. */
export interface EmptiedBin {
  readonly people: number;
  readonly records: number;
}

/**
 * Purges what has been in a workspace's bin for 30 days, for the nightly job: people are erased, records deleted with their
 * parts, contents and keys, each with an entry in the audit. Can run twice and goes on where it was cut off. The first 30 days
 * of a workspace, in which retention deletes nothing, are no matter of the bin: somebody put the record there.
 * @throws NotAllowedError · PurposeNotAllowedError
 */
export async function emptyBin(scope: Scope, parts: PrivacyParts): Promise<EmptiedBin> {
  scope.require('bin:empty');
  const before = periodBefore(scope.clock.now(), DEFAULT_PERIODS.bin);
  await endUndo(scope, before);
  await scope.transaction((em) => refreshHolds(em, scope.workspaceId));
  const people = await forgetPeople(scope, parts, before);
  let records = 0;
  for (const [table, blocker] of Object.entries(BINS)) {
    let purged: number;
    do {
      purged = await purgePortion(scope, parts, { table, blocker, before });
      records += purged;
    } while (purged === RECORDS_AT_ONCE);
  }
  return { people, records };
}

interface Portion {
  readonly table: string;
  readonly blocker: string;
  readonly before: Date;
}

async function purgePortion(scope: Scope, parts: PrivacyParts, { table, blocker, before }: Portion): Promise<number> {
  const { workspaceId, vault } = scope;
  const { catalogue, files } = parts;
  return scope.transaction(async (em) => {
    const held = [...((await protectedRows(em, workspaceId, catalogue)).get(table) ?? [])];
    const rows = await em.execute<{ id: string }[]>(
      `select t.id from "${table}" t where t.workspace_id = ? and t.deleted_at <= ? and not (${blocker})
         and t.id <> all(?::uuid[])
       order by t.id limit ${RECORDS_AT_ONCE} for update`,
      [workspaceId, before, `{${held.join()}}`],
    );
    const ids = rows.map(({ id }) => id);
    const found = { keyIds: new Set<string>(), contents: new Set<string>(), gone: new Map<string, Set<string>>() };
    const context = { em, workspaceId, catalogue, ...found };
    await purgeRows(context, table, ids);
    for (const [part, gone] of context.gone)
      if (part !== table) recordGone(em, scope, { type: 'bin:empty', table: part, ids: gone });
    for (const targetId of ids) scope.record(em, { action: 'bin:empty', targetType: table, targetId });
    await settleWrites(em);
    // Last, and again at the next attempt: what cannot be opened any more could only be purged anyway.
    for (const storageKey of context.contents) await files.destroy(workspaceId, storageKey);
    if (context.keyIds.size > 0) await vault.destroyKeys(workspaceId, [...context.keyIds]);
    return ids.length;
  });
}
