/**
 * `node tools/check-schema/check-schema.ts`: the printed schemas keep the conventions of the contract, and break nothing that
 * was released.
 */
import { undeclaredBreaks } from './breaking-changes.ts';
import { lintSchema } from './lint-schema.ts';
import { placesOf, readSchema, SCHEMA_FILES } from './schema-files.ts';

const today = new Date().toISOString().slice(0, 10);
let count = 0;
for (const file of SCHEMA_FILES) {
  const { current, released } = placesOf(file);
  const schema = readSchema(current);
  const before = readSchema(released);
  if (!schema) throw new Error(`${current} is not printed yet: run node tools/print-schema.ts.`);
  if (!before) throw new Error(`${released} is missing: run node tools/check-schema/release-schema.ts.`);
  const findings = lintSchema({ schema, today }).map(({ at, rule, message }) => `[${rule}] ${at} ${message}`);
  const breaks = undeclaredBreaks(before, schema, today).map((text) => `[break] ${text}`);
  for (const line of [...findings, ...breaks]) console.log(`${file}  ${line}`);
  count += findings.length + breaks.length;
}
console.log(`3 schemas, ${count} findings: ${count === 0 ? 'pass' : 'fail'}`);
if (count > 0)
  console.log(
    'A break that is meant: node tools/check-schema/release-schema.ts --because "why clients have to change"',
  );
process.exitCode = count === 0 ? 0 : 1;
