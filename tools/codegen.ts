/**
 * `npm run codegen`: prints the schemas from the code, writes the typed operations of the client and of every app, and prints
 * the SQL that they send. `--check` writes nothing and fails where a typed operation differs. `--types-only` leaves schemas and
 * SQL alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { DOCUMENT_OWNERS, type DocumentOwner, placeOf, smartxCodegen, trustedText } from '@smartx/client/codegen';
import { buildSchema, isAbstractType, isObjectType } from 'graphql';
import { listFiles } from './check-architecture/tree/list-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const isCheck = process.argv.includes('--check');
const isWhole = !isCheck && !process.argv.includes('--types-only');

if (isWhole) {
  execFileSync(process.execPath, ['tools/print-schema.ts'], { stdio: 'inherit' });
}

const written = new Map<string, string>();
for (const owner of DOCUMENT_OWNERS) {
  for (const [path, content] of await generateFor(owner)) written.set(path, content);
}
written.set('packages/client/src/generated/possible-types.ts', possibleTypes());
const stale = staleFiles(written);

if (isCheck) {
  const drift = [...stale, ...[...written].filter(([path, content]) => read(path) !== content).map(([path]) => path)];
  for (const path of drift) console.error(`${path} is not what the operations say; run "npm run codegen".`);
  process.exitCode = drift.length > 0 ? 1 : 0;
} else {
  for (const path of stale) rmSync(path);
  for (const [path, content] of written) {
    if (read(path) === content) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  if (isWhole) execFileSync(process.execPath, ['tools/print-sql.ts'], { stdio: 'inherit' });
}

/** The files of one owner; none where it has no operation yet or its schema is not printed yet. */
async function generateFor(owner: DocumentOwner): Promise<[path: string, content: string][]> {
  const { schema, source } = placeOf(owner);
  if (!existsSync(schema) || !hasDocuments(source)) return [];
  const files: { filename: string; content: string }[] = await generate({ ...smartxCodegen(owner), cwd: root }, false);
  return files.map(({ filename, content }) => {
    const path = filename.startsWith(root) ? filename.slice(root.length) : filename;
    const text = path.endsWith('.json') ? trustedText(content) : content;
    return [path, text.endsWith('\n') ? text : `${text}\n`];
  });
}

function hasDocuments(source: string): boolean {
  return listFiles(root).some(
    (path) => path.startsWith(`${source}/`) && /\.tsx?$/.test(path) && /\bgraphql\(/.test(readFileSync(path, 'utf8')),
  );
}

/** Which objects an interface or union can be: without it a cache cannot match a fragment on an interface. */
function possibleTypes(): string {
  const schema = buildSchema(readFileSync('packages/client/schema.graphql', 'utf8'));
  const lines = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((type) => {
      const names = schema.getPossibleTypes(type).map(({ name }) => `'${name}'`);
      return `  ${type.name}: [${names.sort().join(', ')}],`;
    });
  const withholding = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getFields().withheld)
    .map(({ name }) => `'${name}'`);
  return [
    '/** The object types behind every interface and union of `schema.graphql`. */',
    `export const possibleTypes = {\n${lines.sort().join('\n')}\n};\n`,
    '/** The object types that say which of their fields are withheld. */',
    `export const typesThatWithhold = [${withholding.sort().join(', ')}];\n`,
  ].join('\n');
}

/** Generated files whose operations are gone. */
function staleFiles(current: ReadonlyMap<string, string>): string[] {
  const outputs = DOCUMENT_OWNERS.map((owner) => placeOf(owner).output);
  return listFiles(root).filter(
    (path) => outputs.some((output) => path.startsWith(output)) && !current.has(path) && existsSync(join(root, path)),
  );
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
