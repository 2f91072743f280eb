/**
 * `npm run bench`: SmartX beside its peers on one PostgreSQL, with the same data and the same answers. Prints one JSON line a
 * comparison and writes RESULTS.md. Give `-- --contacts 1000000 --seconds 10 --rounds 7` for more.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareReads, signedIn } from './comparison/compare-reads.ts';
import { compareSelf } from './comparison/compare-self.ts';
import { compareWrites } from './comparison/compare-writes.ts';
import { measureFirstTime, measureNestedPage } from './comparison/measure-limits.ts';
import { openComparison } from './comparison/open-comparison.ts';
import { writeResults } from './report/write-results.ts';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const settings = {
  contacts: Number(values.contacts),
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  only: values.only ?? null,
};
const comparison = await openComparison(root, settings.contacts);
try {
  const limits = [await measureFirstTime(comparison, await signedIn(comparison, 'owner'), root)];
  const results = await compareReads(comparison, settings);
  const headers = await signedIn(comparison, 'owner');
  limits.push(await measureNestedPage(comparison, headers, settings));
  results.push(...(await compareWrites(comparison, headers, settings)));
  // Somebody whose role holds a purpose that nobody can refuse.
  results.push(...(await compareSelf(comparison, await signedIn(comparison, 'privacy-officer'), settings)));
  await writeResults(root, settings, results, limits);
} finally {
  await comparison.close();
}
