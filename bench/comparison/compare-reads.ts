import { setTimeout } from 'node:timers/promises';
import { refuse } from '../data/grow-workspace.ts';
import { type Load, median, type Run, run } from '../measure/load.ts';
import { ask, assertSame } from '../measure/same-answer.ts';
import { type Asked, documentId, type Question } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import { judge, type Result, type Settings } from '../report/result.ts';
import type { Comparison } from './open-comparison.ts';
import type { BenchRole, Ours } from './open-ours.ts';

/** The bit of the purpose `RELATIONSHIP`. */
const RELATIONSHIP = 1n;
const WARM_UP_SECONDS = 2;
/** Sessions and roles are read from a cache of at most five seconds. */
const CACHE_MS = 6_000;

/** Lists and pages of records beside the peers: as owner with nobody refused, then of the team's alone, masked, with 30 % and 99 % refused. */
export async function compareReads(comparison: Comparison, settings: Settings): Promise<Result[]> {
  const asked = questions(comparison.subjects).filter(({ name }) => settings.only === null || name === settings.only);
  const results: Result[] = [];
  await refuse(comparison.owner, comparison.subjects.workspaceId, 0, RELATIONSHIP);
  const asOwner = await signedIn(comparison, 'owner');
  for (const question of asked) {
    await assertSameAnswers(comparison, question, asOwner);
    results.push(...(await compare(comparison, question, asOwner, question.name, settings)));
  }
  const asViewer = await signedIn(comparison, 'viewer');
  for (const percent of [30, 99]) {
    await refuse(comparison.owner, comparison.subjects.workspaceId, percent, RELATIONSHIP);
    for (const question of asked)
      results.push(
        ...(await compare(
          comparison,
          question,
          asViewer,
          `${question.name}, team, masked, ${percent} % refused`,
          settings,
        )),
      );
  }
  await refuse(comparison.owner, comparison.subjects.workspaceId, 0, RELATIONSHIP);
  return results;
}

/** Somebody who is signed in with some roles, once the server knows. */
export async function signedIn(ours: Ours, ...roles: readonly BenchRole[]): Promise<Readonly<Record<string, string>>> {
  const headers = await ours.signIn(...roles);
  await setTimeout(CACHE_MS);
  return headers;
}

/** The same question as it goes to each server. */
function loads(
  { ours, postgraphile, bare, orm }: Comparison,
  question: Question,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<'ours' | 'postgraphile' | 'bare' | 'orm', Load>> {
  return {
    ours: { url: `${ours.url}/graphql`, headers, body: trusted(question.ours), pid: ours.pid },
    postgraphile: {
      ...{
        url: `${postgraphile.url}/graphql`,
        headers: {},
        body: bodyOf(question.postgraphile),
        pid: postgraphile.pid,
      },
    },
    bare: { url: `${bare.url}/`, headers: {}, body: JSON.stringify({ name: question.name }), pid: bare.pid },
    orm: { url: `${orm.url}/`, headers: {}, body: question.orm ? bodyOf(question.orm) : '', pid: orm.pid },
  };
}

function bodyOf({ document, variables }: Asked): string {
  return JSON.stringify({ query: document, variables });
}

/** As the apps send it: by its id. */
function trusted({ document, variables }: Asked): string {
  return JSON.stringify({ documentId: documentId(document), variables });
}

async function assertSameAnswers(
  comparison: Comparison,
  question: Question,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const load = loads(comparison, question, headers);
  const ours = await ask(load.ours);
  assertSame(question.name, 'PostGraphile', ours, question.fromPostgraphile(await ask(load.postgraphile)));
  assertSame(question.name, 'the bare server', ours, await ask(load.bare));
  if (question.orm) assertSame(question.name, 'the usual way', ours, await ask(load.orm));
}

async function compare(
  comparison: Comparison,
  question: Question,
  headers: Readonly<Record<string, string>>,
  bench: string,
  { seconds, rounds }: Settings,
): Promise<Result[]> {
  const load = loads(comparison, question, headers);
  const runs: Record<keyof typeof load, Run[]> = { ours: [], postgraphile: [], bare: [], orm: [] };
  const names = ['ours', 'postgraphile', 'bare', ...(question.orm ? (['orm'] as const) : [])] as const;
  for (const name of names) await run(load[name], WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++)
    for (const name of names) runs[name].push(await run(load[name], seconds));
  const ours = median(runs.ours);
  const results = [
    judge(bench, 'postgraphile', 2, ours, median(runs.postgraphile)),
    judge(bench, 'bare', 0.6, ours, median(runs.bare)),
    ...(question.orm ? [judge(bench, 'the usual way', null, ours, median(runs.orm))] : []),
  ];
  for (const result of results) console.log(JSON.stringify(result));
  return results;
}
