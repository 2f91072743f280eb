/** How many tests ended how; names of skipped and failed ones for the summary. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
  /** Those among the passed ones that failed beside the others and passed alone. */
  readonly unstable: readonly string[];
}

/** Nothing counted yet. */
export const EMPTY: Tally = { passed: 0, failed: [], skipped: [], unstable: [] };

/** The only reason to skip that CI accepts stands in the test's title. */
const ACCEPTED_SKIP = '[needs shared/data]';

/** Two tallies as one. */
export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    skipped: [...a.skipped, ...b.skipped],
    unstable: [...a.unstable, ...b.unstable],
  };
}

/** On CI a test that was skipped for any other reason than absent data counts as failed. */
export function strict({ failed, skipped, ...rest }: Tally): Tally {
  const accepted = skipped.filter((name) => name.includes(ACCEPTED_SKIP));
  const refused = skipped.filter((name) => !name.includes(ACCEPTED_SKIP));
  return { ...rest, failed: [...failed, ...refused.map((name) => `skipped on CI: ${name}`)], skipped: accepted };
}

/** More failures than these are no matter of a busy machine. */
const AT_MOST_UNSTABLE = 5;

/**
 * Asks a few tests that failed once more, alone: what passes then needs a look, but is no defect of what it tests.
 * What is no test, such as an error outside of them, stays a failure.
 */
export async function askAgain(first: Tally, alone: () => Promise<Tally>): Promise<Tally> {
  if (first.failed.length === 0 || first.failed.length > AT_MOST_UNSTABLE) return first;
  if (first.failed.some((name) => /^(vitest|journeys)(:|$)/.test(name))) return first;
  const second = await alone();
  if (second.passed === 0) return first;
  const unstable = first.failed.filter((name) => !second.failed.includes(name));
  return { ...first, passed: first.passed + unstable.length, failed: second.failed, unstable };
}

/** The closing line. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}
