import type { CatalogueTable } from '../catalogue.ts';
import { SUBJECT_TABLE, subjectPathOf } from '../reach/subject-paths.ts';
import { hasContent, loadRows, type RawRow } from '../reach/table-rows.ts';
import type { ErasureContext } from './erasure-context.ts';

/** Rows that several people share, split by whether anybody but the erased person is left to keep them for. */
export interface JointRows {
  readonly table: CatalogueTable;
  readonly theirsAlone: readonly RawRow[];
  readonly shared: readonly RawRow[];
}

/** The notes, calls, tasks and files of the person. Requests are the person's too, but have a life and a key of their own. */
export async function findJointRows(context: ErasureContext): Promise<JointRows[]> {
  const { em, scope, catalogue, reach } = context;
  const found: JointRows[] = [];
  for (const table of catalogue) {
    const reached = reach.get(table.table);
    if (reached?.relation !== 'joint' || !isRecord(table)) continue;
    const rows = await loadRows(em, scope.workspaceId, table, reached.ids);
    const others = await namedWithOthers(context, reached.ids);
    // The content of a file cannot be redacted: it stays for another person, never for a company or a deal alone.
    const isShared = (row: RawRow) => others.has(row.id) || (!hasContent(table) && hasOtherHolder(context, table, row));
    found.push({ table, theirsAlone: rows.filter((row) => !isShared(row)), shared: rows.filter(isShared) });
  }
  return found;
}

function isRecord(table: CatalogueTable): boolean {
  return subjectPathOf(table).kind === 'participants' && table.table !== 'privacy_request';
}

/** Records that are about somebody else too. A member who took part in them did so for the workspace. */
export async function namedWithOthers(
  { em, scope, subjectIds }: Pick<ErasureContext, 'em' | 'scope' | 'subjectIds'>,
  recordIds: readonly string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await em.execute<{ record_id: string }[]>(
    `select distinct r.record_id from record_subject r
       join data_subject s on s.workspace_id = r.workspace_id and s.id = r.subject_id
     where r.workspace_id = ? and r.record_id in (?) and r.subject_id not in (?) and s.kind not in ('member', 'account')`,
    [scope.workspaceId, recordIds, subjectIds],
  );
  return new Set(rows.map(({ record_id }) => record_id));
}

/** Whether a row is about something else too: a company, a deal that goes on, another contact. Its author keeps nothing. */
function hasOtherHolder({ reach }: ErasureContext, table: CatalogueTable, row: RawRow): boolean {
  return table.columns.some(({ isLink, linksTo, column }) => {
    if (!isLink || linksTo === 'member' || linksTo === SUBJECT_TABLE || row[column] == null) return false;
    const reached = reach.get(linksTo ?? '');
    return reached?.relation !== 'owned' || !reached.ids.some((id) => id === row[column]);
  });
}
