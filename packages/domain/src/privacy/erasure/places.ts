import type { CatalogueTable } from '../catalogue.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';

/** What takes a person out of a place. */
export type Eraser =
  /** Deleted, emptied or redacted as the columns declare. */
  | 'rows'
  /** Nothing in it is personal but ids that lead to nothing afterwards. */
  | 'ids-only'
  /** Kept on a ground that the columns state; what it holds in clear names nobody. */
  | 'kept-as-proof'
  /** Contents are removed, and their keys destroyed. */
  | 'contents'
  /** Never holds a personal value. */
  | 'never-there';

/** How a place is looked into for leftovers: as owner, past row-level security, and in the bytes as they lie on the disk. */
export interface Probing {
  /** Rows of a query of the owner; `$1` is the only parameter. */
  query(sql: string, parameter: string): Promise<readonly { readonly found: string }[]>;
  /** Everything in the file store, as it is stored. */
  storedBytes(): AsyncIterable<Uint8Array>;
  /** Everything that was logged. */
  logLines(): Iterable<string>;
}

/** A place where data of a person can be, with what erases it there and how that is checked. */
export interface ErasurePlace {
  readonly name: string;
  readonly eraser: Eraser;
  /** How often a text is found there, in clear or as the hex of its bytes. */
  probe(probing: Probing, needle: string): Promise<number>;
}

/** Every place of the product: each table of each schema, the file store, the log. One that is missing here is not checked. */
export function placesOf(
  catalogue: readonly CatalogueTable[],
  others: readonly { readonly schema: string; readonly table: string; readonly subjects: string }[],
): ErasurePlace[] {
  return [
    ...catalogue.map((table) => tablePlace('public', table.table, eraserOf(table))),
    ...others.map(({ schema, table, subjects }) =>
      tablePlace(schema, table, subjects === 'none' ? 'never-there' : 'rows'),
    ),
    { name: 'file store', eraser: 'contents', probe: probeFiles },
    { name: 'log', eraser: 'never-there', probe: probeLog },
  ];
}

function eraserOf(table: CatalogueTable): Eraser {
  const personal = table.columns.flatMap(({ declaration }) =>
    declaration.kind === 'notPersonal' ? [] : [declaration],
  );
  if (personal.length === 0) return 'never-there';
  if (personal.every(({ onErasure }) => typeof onErasure !== 'string')) return 'kept-as-proof';
  return subjectPathOf(table).kind === 'none' ? 'ids-only' : 'rows';
}

function tablePlace(schema: string, table: string, eraser: Eraser): ErasurePlace {
  const name = `"${schema}"."${table}"`;
  return {
    name: `table ${schema}.${table}`,
    eraser,
    probe: async (probing, needle) => {
      const hex = Buffer.from(needle, 'utf8').toString('hex');
      const sql = `select count(*)::text as found from ${name} t where position(lower($1) in lower(t::text)) > 0
                   or position('${hex}' in t::text) > 0`;
      const [row] = await probing.query(sql, needle);
      return Number(row?.found ?? 0);
    },
  };
}

async function probeFiles(probing: Probing, needle: string): Promise<number> {
  let found = 0;
  for await (const bytes of probing.storedBytes()) if (Buffer.from(bytes).includes(needle)) found += 1;
  return found;
}

async function probeLog(probing: Probing, needle: string): Promise<number> {
  return [...probing.logLines()].filter((line) => line.includes(needle)).length;
}
