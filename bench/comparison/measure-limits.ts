import { setTimeout } from 'node:timers/promises';
import type { Load } from '../measure/load.ts';
import { longestStandStill } from '../measure/longest-stand-still.ts';
import { paced } from '../measure/paced.ts';
import { ask } from '../measure/same-answer.ts';
import { publicId } from '../questions/question.ts';
import { NESTED_PAGE } from '../questions/self.ts';
import { shippedQueries } from '../questions/shipped.ts';
import { judgeLimit, type Limited, type Settings } from '../report/result.ts';
import type { Comparison } from './open-comparison.ts';

const NESTED_PAGE_MS = 25;
const NESTED_PAGES_PER_SECOND = 200;
const STAND_STILL_MS = 20;
/** What a query leaves behind for the loop is counted with it. */
const AFTERWARDS_MS = 30;

type Headers = Readonly<Record<string, string>>;

/** How long the event loop stands still at most when a shipped query is asked for the first time: parsed, checked, planned. */
export async function measureFirstTime(comparison: Comparison, headers: Headers, root: string): Promise<Limited> {
  const { ours, owner, subjects } = comparison;
  const ids = await recordIds(owner, subjects.workspaceId);
  const queries = shippedQueries(root, ids);
  const load = (documentId: string, variables: object): Load => ({
    ...{ url: `${ours.url}/graphql`, headers, pid: ours.pid },
    body: JSON.stringify({ documentId, variables }),
  });
  const times: { name: string; ms: number }[] = [];
  for (const { name, id, variables } of queries) {
    await longestStandStill(ours.pid, comparison.loopFile);
    await ask(load(id, variables));
    await setTimeout(AFTERWARDS_MS);
    times.push({ name, ms: await longestStandStill(ours.pid, comparison.loopFile) });
  }
  const [longest] = times.toSorted((one, other) => other.ms - one.ms);
  const bench = `longest stand-still of the event loop, ${queries.length} shipped queries for the first time (${longest?.name})`;
  return told(judgeLimit(bench, 'ms', STAND_STILL_MS, longest?.ms ?? 0));
}

/** How long 19 of 20 wait at most for a page of fifty contacts with what hangs on them, at 200 requests a second. */
export async function measureNestedPage(
  { ours: { url } }: Comparison,
  headers: Headers,
  { seconds, rounds }: Settings,
): Promise<Limited> {
  const body = JSON.stringify({ documentId: NESTED_PAGE.id, variables: {} });
  const load = { url: `${url}/graphql`, headers, body, perSecond: NESTED_PAGES_PER_SECOND };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) times.push(await paced(load, seconds));
  // The first run warms up.
  const [middle = 0] = times
    .slice(1)
    .toSorted((one, other) => one - other)
    .slice(Math.floor(rounds / 2));
  return told(judgeLimit('50 nested contacts at 200 requests/s, p95', 'ms', NESTED_PAGE_MS, middle));
}

function told(result: Limited): Limited {
  console.log(JSON.stringify(result));
  return result;
}

/** An id of each kind of record that queries are named after. */
async function recordIds(owner: Comparison['owner'], workspaceId: string): Promise<Record<string, string>> {
  const kinds = {
    Contact: ['con', 'contact'],
    Company: ['com', 'company'],
    Deal: ['dea', 'deal'],
    Lead: ['lea', 'lead'],
  };
  const found = await Promise.all(
    Object.entries(kinds).map(async ([kind, [prefix = '', table]]): Promise<[string, string][]> => {
      const { rows } = await owner.query(`select id from ${table} where workspace_id = $1 limit 1`, [workspaceId]);
      return rows[0] ? [[kind, publicId(prefix, String(rows[0].id))]] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}
