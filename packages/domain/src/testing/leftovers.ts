import type pg from 'pg';
import { FOREIGN_TABLES } from '../database/catalogue/foreign-tables.ts';
import { type Probing, placesOf } from '../privacy/erasure/places.ts';
import { isSealed, loadRows, textOf } from '../privacy/reach/table-rows.ts';
import type { testPrivacyParts } from './privacy-parts.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

type Parts = ReturnType<typeof testPrivacyParts>;

/** Every place of the product in which a text stands, in clear or as bytes, looked into as the owner of the database. */
export async function placesWith(owner: pg.Client, parts: Parts, needle: string): Promise<string[]> {
  const probing: Probing = {
    query: async (sql, parameter) => (await owner.query<{ found: string }>(sql, [parameter])).rows,
    storedBytes: async function* (folder) {
      if (folder === 'files') yield* parts.files.contents.values();
    },
    logLines: () => [],
  };
  const { rows } = await owner.query<{ schema: string }>('select nspname as schema from pg_namespace');
  const others = FOREIGN_TABLES.filter((table) => rows.some(({ schema }) => schema === table.schema));
  const found: string[] = [];
  for (const place of placesOf(parts.catalogue, others))
    if ((await place.probe(probing, needle)) > 0) found.push(place.name);
  return found;
}

/** Every sealed column of the workspace in which a text stands once it is opened. */
export function sealedWith(
  domain: TestDomain,
  workspace: TestWorkspace,
  parts: Parts,
  needle: string,
): Promise<string[]> {
  return workspace.asSystem().transaction(async (em) => {
    const found = new Set<string>();
    for (const table of parts.catalogue.filter(({ columns }) => columns.some(isSealed))) {
      const all = await em.execute<{ id: string }[]>(`select id from "${table.table}" where workspace_id = ?`, [
        workspace.id,
      ]);
      const rows = await loadRows(
        em,
        workspace.id,
        table,
        all.map(({ id }) => id),
      );
      for (const column of table.columns.filter(isSealed))
        for (const row of rows)
          if ((await textOf(domain.vault, workspace.id, column, row))?.includes(needle))
            found.add(`${table.table}.${column.column}`);
    }
    return [...found];
  });
}
