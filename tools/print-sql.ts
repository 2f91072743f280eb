/**
 * Writes the SQL of every operation that the apps ship into `apps/api/sql`, so that a change of it is seen and reviewed;
 * `--check` only tells whether the files are what the code sends.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';

/** Not the module's own type: decorators are compiled in `apps/api` only. */
interface Printer {
  printSql(manifests: Record<string, Record<string, string>>): Promise<Record<string, string>>;
}

const FOLDER = 'apps/api/sql';
const MANIFESTS = { client: 'packages/client/src/generated', web: 'apps/web/src/gql', admin: 'apps/admin/src/gql' };

const manifests = Object.fromEntries(
  Object.entries(MANIFESTS).map(([app, folder]) => {
    const list: Record<string, string> = JSON.parse(readFileSync(join(folder, 'persisted-documents.json'), 'utf8'));
    return [app, list];
  }),
);
const { module: printer } = await runnerImport<Printer>('./apps/api/src/scripts/print-sql/print-sql.ts');
const printed = await printer.printSql(manifests);
const known = Object.keys(MANIFESTS).flatMap((app) => filesOf(app));
const gone = known.filter((file) => printed[file] === undefined);
const changed = Object.entries(printed).filter(([file, text]) => read(file) !== text);

if (process.argv.includes('--check')) {
  const drift = [...gone, ...changed.map(([file]) => file)];
  for (const file of drift) console.error(`${FOLDER}/${file} is not what the code sends; run "npm run codegen".`);
  process.exitCode = drift.length === 0 ? 0 : 1;
} else {
  for (const file of gone) rmSync(join(FOLDER, file));
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(FOLDER, file)), { recursive: true });
    writeFileSync(join(FOLDER, file), text);
  }
  console.log(`${Object.keys(printed).length} operations, ${changed.length} changed, ${gone.length} gone`);
}

function filesOf(app: string): string[] {
  const folder = join(FOLDER, app);
  return existsSync(folder) ? readdirSync(folder).map((name) => `${app}/${name}`) : [];
}

function read(file: string): string | null {
  const path = join(FOLDER, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
