import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { namedWithOthers } from '../erasure/joint-records.ts';
import { reachRows } from '../reach/reached-rows.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { hasContent, loadRows, type RawRow } from '../reach/table-rows.ts';
import type { CopyMaking } from './collect-copy.ts';
import type { CopyFile, CopySection, CopyValue } from './copy-document.ts';
import { sentByOthers } from './sent-by-others.ts';

/**
 * The files that are about the person and nobody else, and those of which a reviewer decided that they are handed over. What is
 * left out is noted. They are called as the tables of the copy call them.
 */
export async function collectFiles(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  { subjectIds, reference }: Asked,
  sections: readonly CopySection[],
  { omissions, review }: Omit<CopyMaking, 'words'>,
): Promise<CopyFile[]> {
  const reach = await reachRows(em, scope.workspaceId, catalogue, subjectIds);
  const files: CopyFile[] = [];
  for (const table of catalogue.filter(hasContent)) {
    const reached = reach.get(table.table);
    // The copies of earlier requests are contents too; what the person sent along with one is theirs.
    if (!reached || (subjectPathOf(table).kind !== 'participants' && table.table !== SENT_ALONG)) continue;
    const others =
      table.table === SENT_ALONG
        ? await sentByOthers(em, scope, reached.ids, reference)
        : await namedWithOthers({ em, scope, subjectIds }, reached.ids);
    const rows = sections.find(({ name }) => name === table.table)?.rows ?? [];
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    for (const row of await loadRows(em, scope.workspaceId, table, reached.ids)) {
      if (!isThere(row)) continue;
      if (review.content(table.table, row.id, others.has(row.id)))
        files.push({
          path: `${table.table}s/${nameInArchive(row, names.get(row.id) ?? null)}`,
          byteSize: Number(row.byte_size),
          storageKey: String(row.storage_key),
        });
      else omissions.content(table, row.id, review.groundOf(table.table, row.id));
    }
  }
  return files;
}

/** Who asks, and with which request. */
interface Asked {
  readonly subjectIds: readonly string[];
  readonly reference: string;
}

/** What a person adds to a request is their own, until it is destroyed. */
const SENT_ALONG = 'request_evidence';

/** What was sent to show who asks may be somebody else's, for as long as that is doubted. */
function isThere({ storage_key: key, destroyed_at: destroyedAt, kind }: RawRow): boolean {
  return key != null && destroyedAt == null && kind !== 'identity';
}

/** Its own name behind a part of its id: two files may be called alike. */
function nameInArchive({ id }: RawRow, name: CopyValue): string {
  return name === null ? id.slice(-8) : `${id.slice(-8)} ${String(name)}`;
}
