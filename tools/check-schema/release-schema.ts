/**
 * `node tools/check-schema/release-schema.ts --because "…"`: makes the schemas of now the released ones, against which later
 * ones are compared. What that breaks for clients goes into the changelog with the reason; without a reason it is refused.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { undeclaredBreaks } from './breaking-changes.ts';
import { placesOf, readSchema, SCHEMA_FILES } from './schema-files.ts';

const changelog = fileURLToPath(new URL('../../CHANGELOG.md', import.meta.url));
const HEADING = '## Unreleased\n';
const today = new Date().toISOString().slice(0, 10);
const { because } = parseArgs({ options: { because: { type: 'string' } } }).values;

const breaks = SCHEMA_FILES.flatMap((file) => {
  const { current, released } = placesOf(file);
  const [before, now] = [readSchema(released), readSchema(current)];
  return before && now ? undeclaredBreaks(before, now, today) : [];
});
if (breaks.length > 0 && !because)
  throw new Error(`This breaks clients; say why with --because "…":\n${breaks.map((text) => `- ${text}`).join('\n')}`);

if (breaks.length > 0) {
  const text = readFileSync(changelog, 'utf8');
  if (!text.includes(HEADING)) throw new Error(`${changelog} has no heading "${HEADING.trim()}".`);
  const lines = [`\n- **API, breaking:** ${because}`, ...[...new Set(breaks)].map((line) => `  - ${line}`)];
  writeFileSync(changelog, text.replace(HEADING, `${HEADING}${lines.join('\n')}\n`));
}
for (const file of SCHEMA_FILES) {
  const { current, released } = placesOf(file);
  mkdirSync(dirname(released), { recursive: true });
  copyFileSync(current, released);
}
console.log(`${SCHEMA_FILES.length} schemas released, ${breaks.length} breaks declared`);
