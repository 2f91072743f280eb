import { type Load, median, type Run, run } from '../measure/load.ts';
import { documentId } from '../questions/question.ts';
import { WRITES, type Write } from '../questions/writes.ts';
import { judge, type Result, type Settings } from '../report/result.ts';
import type { Comparison } from './open-comparison.ts';

const TARGET = 0.5;
const WARM_UP_SECONDS = 2;
/** Different requests, sent in turn; from another place on for each connection, so that they do not meet at one record. */
const REQUESTS = 4_000;

/** Creating and changing a contact, with audit entry and event, beside bare SQL that leaves the same rows behind. */
export async function compareWrites(
  comparison: Comparison,
  headers: Readonly<Record<string, string>>,
  settings: Settings,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const write of WRITES.filter(({ name }) => settings.only === null || name === settings.only)) {
    const loads = { ours: ours(comparison, write, headers), bare: bare(comparison, write) };
    const runs: Record<keyof typeof loads, Run[]> = { ours: [], bare: [] };
    const names = ['ours', 'bare'] as const;
    for (const name of names) await run(loads[name], WARM_UP_SECONDS);
    for (let round = 0; round < settings.rounds; round++)
      for (const name of names) runs[name].push(await run(loads[name], settings.seconds));
    const result = judge(write.name, 'bare SQL', TARGET, median(runs.ours), median(runs.bare));
    console.log(JSON.stringify(result));
    results.push(result);
  }
  return results;
}

function ours({ ours: { url, pid } }: Comparison, write: Write, headers: Readonly<Record<string, string>>): Load {
  const id = documentId(write.document);
  const bodies = numbers().map((n) => JSON.stringify({ documentId: id, variables: write.variables(n) }));
  return { url: `${url}/graphql`, headers, body: bodies, pid };
}

function bare({ bareWrites: { url, pid } }: Comparison, { name }: Write): Load {
  return { url: `${url}/`, headers: {}, body: numbers().map((n) => JSON.stringify({ name, n })), pid };
}

function numbers(): number[] {
  return Array.from({ length: REQUESTS }, (_, n) => n);
}
