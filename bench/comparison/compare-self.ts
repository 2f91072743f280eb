import { type Load, median, type Run, run } from '../measure/load.ts';
import { ask } from '../measure/same-answer.ts';
import { at, documentId, listAt } from '../questions/question.ts';
import { ALIKE, DECIDED, DEEP_PAGE, UNDECIDED } from '../questions/self.ts';
import { judge, type Result, type Settings } from '../report/result.ts';
import type { Comparison } from './open-comparison.ts';

const WARM_UP_SECONDS = 2;

/** Ours beside itself: a page deep in a list and its first one, the same list with the decision about the purpose and without. */
export async function compareSelf(
  { ours: { url, pid } }: Comparison,
  headers: Readonly<Record<string, string>>,
  settings: Settings,
): Promise<Result[]> {
  const load = (document: string, variables: Readonly<Record<string, unknown>> = {}): Load => ({
    ...{ url: `${url}/graphql`, headers, pid },
    body: JSON.stringify({ documentId: documentId(document), variables }),
  });
  const anchors = await ask(load(DEEP_PAGE.anchors, { every: Math.floor(Math.min(settings.contacts, 200_000) * 0.9) }));
  const after = String(at(listAt(anchors, 'contacts', 'anchors')[0], 'cursor'));
  const pairs = [
    ['deep-page', 'page 1', 1 / 1.2, load(DEEP_PAGE.page, { after }), load(DEEP_PAGE.page, { after: null })],
    ['decided', 'without the decision', 1 / ALIKE, load(DECIDED), load(UNDECIDED)],
  ] as const;
  const results: Result[] = [];
  for (const [name, against, target, one, other] of pairs) {
    if (settings.only !== null && settings.only !== name) continue;
    const runs: { one: Run[]; other: Run[] } = { one: [], other: [] };
    for (const each of [one, other]) await run(each, WARM_UP_SECONDS);
    for (let round = 0; round < settings.rounds; round++) {
      runs.one.push(await run(one, settings.seconds));
      runs.other.push(await run(other, settings.seconds));
    }
    const result = judge(name, against, Number(target.toFixed(2)), median(runs.one), median(runs.other));
    console.log(JSON.stringify(result));
    results.push(result);
  }
  return results;
}
