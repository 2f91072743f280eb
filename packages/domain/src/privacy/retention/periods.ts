import type { EntityManager } from '@mikro-orm/postgresql';
import { addMonths } from '../request/deadline/calendar-days.ts';
import { RETENTION_KEYS, RETENTION_RULES, type RetentionKey, type RetentionPeriod } from './retention-rules.ts';

/** For how long everything is kept. */
export type RetentionPeriods = Readonly<Record<RetentionKey, RetentionPeriod>>;

const MONTHS_OF = { month: 1, year: 12 } as const;
const DAY_MS = 86_400_000;

/** The periods with which a workspace begins. */
export const DEFAULT_PERIODS: RetentionPeriods = periodsBy((key) => RETENTION_RULES[key].period);

/** The periods of the transaction's workspace; what it has no rule for is kept as the product says. */
export async function loadPeriods(em: EntityManager, workspaceId: string): Promise<RetentionPeriods> {
  const rows = await em.execute<(RetentionPeriod & { key: string })[]>(
    'select key, period_count as count, period_unit as unit from retention_rule where workspace_id = ?',
    [workspaceId],
  );
  const own = new Map(rows.map(({ key, count, unit }) => [key, { count, unit }]));
  return periodsBy((key) => (RETENTION_RULES[key].bounds && own.get(key)) || RETENTION_RULES[key].period);
}

/** The moment at which a period began that ends now. */
export function periodBefore(now: Date, { count, unit }: RetentionPeriod): Date {
  return periodAfter(now, { count: -count, unit });
}

/** The moment at which a period ends that begins at another. */
export function periodAfter(start: Date, { count, unit }: RetentionPeriod): Date {
  if (unit === 'day') return new Date(start.getTime() + count * DAY_MS);
  const [day = '', time = ''] = start.toISOString().split('T');
  return new Date(`${addMonths(day, count * MONTHS_OF[unit])}T${time}`);
}

/** About how many days a period has, to compare it with others. */
export function daysIn({ count, unit }: RetentionPeriod): number {
  return unit === 'day' ? count : Math.round((count * MONTHS_OF[unit] * 365.25) / 12);
}

/** A period in words, such as “24 months”. */
function periodWords({ count, unit }: RetentionPeriod, language: string): string {
  // European digits in every language, as in the rest of the notice.
  const locale = new Intl.Locale(language, { numberingSystem: 'latn' });
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** A sentence with its periods filled in: `{prospect}` becomes “24 months”. */
export function withPeriods(text: string, periods: RetentionPeriods, language: string): string {
  return text.replaceAll(/\{([a-z-]+)\}/g, (place, name: string) => {
    const key = RETENTION_KEYS.find((one) => one === name);
    return key ? periodWords(periods[key], language) : place;
  });
}

function periodsBy(periodOf: (key: RetentionKey) => RetentionPeriod): RetentionPeriods {
  const of = (key: RetentionKey) => periodOf(key);
  return {
    ...{ prospect: of('prospect'), customer: of('customer'), 'consent-only': of('consent-only') },
    ...{ 'closed-deal': of('closed-deal'), 'statutory-record': of('statutory-record') },
    ...{ 'consent-proof': of('consent-proof'), request: of('request') },
    ...{ 'request-identity': of('request-identity'), 'read-log': of('read-log') },
    ...{ 'sign-in-address': of('sign-in-address'), 'import-file': of('import-file'), bin: of('bin') },
    ...{ 'former-member': of('former-member'), 'text-review': of('text-review'), 'agent-call': of('agent-call') },
  };
}
