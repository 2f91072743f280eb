/** How many tests ended how; names of skipped and failed ones for the summary. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** Nothing counted yet. */
export const EMPTY: Tally = { passed: 0, failed: [], skipped: [] };

/** The only reason to skip that CI accepts stands in the test's title. */
const ACCEPTED_SKIP = '[needs shared/data]';

/** Two tallies as one. */
export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: [...a.failed, ...b.failed], skipped: [...a.skipped, ...b.skipped] };
}

/** On CI a test that was skipped for any other reason than absent data counts as failed. */
export function strict({ passed, failed, skipped }: Tally): Tally {
  const accepted = skipped.filter((name) => name.includes(ACCEPTED_SKIP));
  const refused = skipped.filter((name) => !name.includes(ACCEPTED_SKIP));
  return { passed, failed: [...failed, ...refused.map((name) => `skipped on CI: ${name}`)], skipped: accepted };
}

/** The closing line. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}
