/**
 * `npm run bench:scale`: erases and merges one person with 1,000 linked records among ever more others, through the public API. Prints one JSON
 * line a size and writes SCALE.md. Give `-- --contacts 100000 --linked 100` for less.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { signedIn } from '../comparison/compare-reads.ts';
import { openOurServer } from '../comparison/open-ours.ts';
import { growWorkspace } from '../data/grow-workspace.ts';
import { handleOnePerson, type Took } from './one-person.ts';

/** The promise of the policy: within a minute no read finds the person. */
const LIMIT_SECONDS = 60;

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', multiple: true, default: ['100000', '1000000'] },
    linked: { type: 'string', default: '1000' },
  },
});
const root = join(import.meta.dirname, '../..');
const linked = Number(values.linked);

async function measure(contacts: number): Promise<readonly Took[]> {
  const comparison = await openOurServer(root, `bench-${contacts}`);
  try {
    await growWorkspace(comparison.owner, comparison.workspaceId, contacts);
    const headers = await signedIn(comparison, 'owner', 'privacy-officer');
    const took = await handleOnePerson(comparison, headers, linked);
    console.log(JSON.stringify({ contacts, linked, took }));
    return took;
  } finally {
    await comparison.close();
  }
}

const lines: string[] = [];
for (const contacts of values.contacts.map(Number))
  for (const { what, seconds } of await measure(contacts)) {
    const verdict = what !== 'erased' ? '' : seconds <= LIMIT_SECONDS ? 'reached' : '**missed**';
    lines.push(`| ${contacts.toLocaleString('en')} | ${what} | ${seconds.toFixed(1)} | ${verdict} |`);
  }
await writeFile(
  join(root, 'bench/SCALE.md'),
  `# One person among many

Written by \`npm run bench:scale\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, PostgreSQL 18.
A person with ${linked.toLocaleString('en')} linked records (notes, tasks, calls, deals) and as many changes of their own record, through the public API;
for the deletion everything between "Carry out" and the request being closed, with no read finding them (limit ${LIMIT_SECONDS} s).

| contacts in the workspace | one person is | seconds | |
|---|---|---|---|
${lines.join('\n')}
`,
);
