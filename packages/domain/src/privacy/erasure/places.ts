import type { JobName } from '../../kernel/job-queue.ts';
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
  /** Encrypted as a whole; what is taken out of it is erased again, and its key dies on a day that is known. */
  | 'key-dies'
  /** Never holds a personal value. */
  | 'never-there';

/** How a place is looked into for leftovers: as owner, past row-level security, and in the bytes as they lie on the disk. */
export interface Probing {
  /** Rows of a query of the owner; `$1` is the only parameter. */
  query(sql: string, parameter: string): Promise<readonly { readonly found: string }[]>;
  /** Everything in a folder of the installation, as it is stored. */
  storedBytes(folder: Folder): AsyncIterable<Uint8Array>;
  /** Everything that was logged. */
  logLines(): Iterable<string>;
}

/** What erases a person in a store that is no table, and why that is enough. */
interface Store {
  readonly eraser: Eraser;
  readonly because: string;
}

/** Every folder below the data folder. A folder that the code names and that is missing here fails a test. */
export const FOLDERS = {
  database: {
    eraser: 'rows',
    because: 'The files of PostgreSQL: rewritten in the night after an erasure, with its log.',
  },
  files: {
    eraser: 'contents',
    because: 'Each content lies under a key of its own and goes with the record that it is of.',
  },
  reads: {
    eraser: 'ids-only',
    because: 'Who was read, by ids and names of fields, until the log of reads has it: seconds.',
  },
  backups: { eraser: 'key-dies', because: 'Encrypted as a whole under a key that dies; a restore erases again.' },
  'key-backups': {
    eraser: 'key-dies',
    because: 'Wrapped keys, for days; a restore destroys those of the erased again.',
  },
  journal: { eraser: 'ids-only', because: 'What a restore has to do again, by ids and dates.' },
} as const satisfies Readonly<Record<string, Store>>;

/** A folder of {@link FOLDERS}. */
export type Folder = keyof typeof FOLDERS;

/** Every schema of the two databases that PostgreSQL does not bring itself; their tables are places one by one. */
export const SCHEMAS: readonly string[] = ['public', 'auth', 'pgboss', 'installation'];

/** Every kind of job: what waits in the queue names people by ids alone. A kind that is missing here does not compile. */
export const QUEUED: Readonly<Record<JobName, 'ids-only'>> = {
  'import:run': 'ids-only',
  'import:check': 'ids-only',
  'bulk:run': 'ids-only',
  'bulk:undo': 'ids-only',
  'mail:send': 'ids-only',
  'mail:stop': 'ids-only',
  'request:receive': 'ids-only',
  'agent:relay': 'ids-only',
  'agent:tell': 'ids-only',
  'request:erase': 'ids-only',
  'request:evidence': 'ids-only',
  'request:sweep': 'ids-only',
  'erasure:sweep': 'ids-only',
  'erasure:search': 'ids-only',
  'decision:renew': 'ids-only',
  'audit:sequence': 'ids-only',
  'purge:expired': 'ids-only',
  'purge:idempotency': 'ids-only',
  'purge:ledgers': 'ids-only',
  'purge:bin': 'ids-only',
  'retention:run': 'ids-only',
  'retention:carry-out': 'ids-only',
  'keys:rotate': 'ids-only',
  'keys:orphans': 'ids-only',
  'keys:backup': 'ids-only',
  'journal:relay': 'ids-only',
  'backup:expire': 'ids-only',
  'workspace:export': 'ids-only',
  'workspace:export-destroy': 'ids-only',
  'workspace:end': 'ids-only',
};

/** What a process keeps in memory, and when it forgets. */
export const MEMORY: readonly Store[] = [
  { eraser: 'rows', because: 'Opened keys: every process hears of a destroyed key and forgets it at once.' },
  { eraser: 'never-there', because: 'Plans of statements and checked documents: they hold no values.' },
  { eraser: 'rows', because: 'Who is signed in: for seconds, and not longer than the session.' },
];

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
    ...PROBED_FOLDERS.map((folder) => folderPlace(folder)),
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

/** The files of the database are looked into table by table here, and byte by byte after the sweep. */
const PROBED_FOLDERS: readonly Folder[] = ['files', 'reads', 'backups', 'key-backups', 'journal'];

function folderPlace(folder: Folder): ErasurePlace {
  return {
    name: `folder ${folder}`,
    eraser: FOLDERS[folder].eraser,
    probe: async (probing, needle) => {
      let found = 0;
      for await (const bytes of probing.storedBytes(folder)) if (Buffer.from(bytes).includes(needle)) found += 1;
      return found;
    },
  };
}

async function probeLog(probing: Probing, needle: string): Promise<number> {
  return [...probing.logLines()].filter((line) => line.includes(needle)).length;
}
