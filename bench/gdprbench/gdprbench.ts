/**
 * `npm run bench:gdpr`: GDPRbench's four roles on plain PostgreSQL, with one layer of protection more at a time, and on SmartX through
 * its public API. Prints one JSON line a store and writes GDPRBENCH.md. Give `-- --records 10000 --deeds 5000` for more.
 */
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { signedIn } from '../comparison/compare-reads.ts';
import { openOurServer } from '../comparison/open-ours.ts';
import { LAYERS } from './layers.ts';
import { Model } from './model.ts';
import { openOurs } from './ours.ts';
import { type Measured, resultsText } from './report.ts';
import { ROLE_NAMES } from './roles.ts';
import { openLayer } from './served.ts';
import type { Store } from './store.ts';
import { load, type Outcome, perform } from './work.ts';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '2000' }, deeds: { type: 'string', default: '2000' } },
});
const root = join(import.meta.dirname, '../..');
const FOLDER = 'gdprbench';
const settings = { records: Number(values.records), deeds: Number(values.deeds) };

async function measure(store: Store): Promise<Measured> {
  const model = new Model();
  const before = await store.size();
  const loadSeconds = await load(store, model, settings.records);
  const after = await store.size();
  const size = { all: after.all - before.all, records: after.records - before.records };
  const outcomes: Outcome[] = [];
  for (const role of ROLE_NAMES) outcomes.push(await perform(store, model, role, settings.deeds));
  await store.close();
  const measured = { name: store.name, loadSeconds, size, outcomes };
  console.log(JSON.stringify(measured));
  return measured;
}

// Whoever was deleted in the run before would not be recorded again.
rmSync(join(root, 'test-results', FOLDER), { recursive: true, force: true });
const comparison = await openOurServer(root, FOLDER);
try {
  const measured: Measured[] = [];
  for (const depth of LAYERS.keys())
    measured.push(await measure(await openLayer(comparison.owner, comparison.appUrl, depth)));
  measured.push(await measure(openOurs(comparison, await signedIn(comparison, 'owner', 'privacy-officer'))));
  await writeFile(join(root, 'bench/GDPRBENCH.md'), resultsText(settings, measured));
} finally {
  await comparison.close();
}
