import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { namedWithOthers } from '../erasure/joint-records.ts';
import { reachRows } from '../reach/reached-rows.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { hasContent, isSealed, loadRows, type RawRow, textOf } from '../reach/table-rows.ts';
import type { CopyFile } from './copy-document.ts';
import type { CopyOmissions } from './copy-omissions.ts';

/** The files that are about the person and nobody else. One that others are in too is left out, and noted. */
export async function collectFiles(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
  omissions: CopyOmissions,
): Promise<CopyFile[]> {
  const reach = await reachRows(em, scope.workspaceId, catalogue, subjectIds);
  const files: CopyFile[] = [];
  for (const table of catalogue.filter(hasContent)) {
    const reached = reach.get(table.table);
    // Records alone: the copies of earlier requests are contents too.
    if (!reached || subjectPathOf(table).kind !== 'participants') continue;
    const others = await namedWithOthers({ em, scope, subjectIds }, reached.ids);
    const own = reached.ids.filter((id) => !others.has(id));
    for (const id of reached.ids.filter((one) => others.has(one))) omissions.content(table, id);
    for (const row of await loadRows(em, scope.workspaceId, table, own))
      files.push({
        path: `${table.table}s/${await nameInArchive(scope, table, row)}`,
        byteSize: Number(row.byte_size),
        storageKey: String(row.storage_key),
      });
  }
  return files;
}

/** Its own name behind a part of its id: two files may be called alike. */
async function nameInArchive({ vault, workspaceId }: Scope, table: CatalogueTable, row: RawRow): Promise<string> {
  const column = table.columns.find((one) => one.column === 'name' && isSealed(one));
  const name = column ? await textOf(vault, workspaceId, column, row) : null;
  return [row.id.slice(-8), name].filter((part) => part !== null).join(' ');
}
