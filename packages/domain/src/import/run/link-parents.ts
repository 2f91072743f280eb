import type { EntityManager } from '@mikro-orm/postgresql';
import { FileLine } from '../mapping/file-line.ts';
import type { DataRow } from '../read/data-rows.ts';
import { Batch } from '../write/batch.ts';
import { query } from '../write/bulk-rows.ts';
import { NameBook } from '../write/find-known.ts';
import type { ImportContext } from '../write/import-context.ts';

const CIRCLE = 'The parent belongs to this company itself; the link was left empty.';
const MISSING = 'The line of the parent company could not be imported; the link was left empty.';

interface Child {
  readonly line: FileLine;
  readonly companyId: string;
}

/** Links the companies of these lines to their parents, which all exist by now. Doing it again changes nothing. */
export async function linkParents(em: EntityManager, context: ImportContext, rows: readonly DataRow[]): Promise<void> {
  const batch = new Batch(context, em);
  const lines = rows.map((row) => new FileLine(row, context.plan)).filter((line) => line.text('parent') !== undefined);
  if (lines.length === 0) return;
  const parents = await NameBook.load(
    batch,
    'company',
    lines.flatMap((line) => line.text('parent') ?? []),
  );
  for (const child of await importedCompanies(batch, lines)) {
    const [parentId] = parents.find(child.line.text('parent') ?? '');
    const problem = parentId === undefined ? MISSING : await linkParent(batch, child, parentId);
    if (problem) await noteOnLine(batch, child.line, problem);
  }
}

async function importedCompanies({ em, workspaceId, context }: Batch, lines: readonly FileLine[]): Promise<Child[]> {
  const rows = await query<{ line: number; id: string }>(
    em,
    `select line, record_id as id from import_line
     where workspace_id = $1 and run_id = $2 and line = any($3::int[]) and outcome in ('created', 'updated', 'skipped')`,
    [workspaceId, context.runId, lines.map(({ line }) => line)],
  );
  const byLine = new Map(lines.map((line) => [line.line, line]));
  return rows.flatMap(({ line, id }) => {
    const found = byLine.get(line);
    return found && id ? [{ line: found, companyId: id }] : [];
  });
}

async function linkParent(
  { em, workspaceId, now }: Batch,
  { line, companyId }: Child,
  parentId: string,
): Promise<string | null> {
  const circle = await query(
    em,
    `with recursive above (id) as (
       select $2::uuid
       union select c.parent_id from company c join above a on c.id = a.id where c.workspace_id = $1 and c.parent_id is not null)
     select 1 from above where id = $3`,
    [workspaceId, parentId, companyId],
  );
  if (circle.length > 0) return CIRCLE;
  const isFillOnly = line.columnOf('parent')?.collision !== 'overwrite';
  await query(
    em,
    `update company set parent_id = $3, updated_at = $4, version = version + 1
     where workspace_id = $1 and id = $2 and parent_id is distinct from $3 and (parent_id is null or not $5)`,
    [workspaceId, companyId, parentId, now, isFillOnly],
  );
  return null;
}

async function noteOnLine({ em, workspaceId, context }: Batch, line: FileLine, reason: string): Promise<void> {
  await query(
    em,
    `update import_line set column_name = $4, reason = concat_ws(' ', reason, $5::text)
     where workspace_id = $1 and run_id = $2 and line = $3 and position($5 in coalesce(reason, '')) = 0`,
    [workspaceId, context.runId, line.line, line.columnOf('parent')?.column ?? null, reason],
  );
}
