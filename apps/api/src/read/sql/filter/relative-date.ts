import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { NOW } from '../../statement/late.ts';

/** A date or an instant of a row, and by whose calendar it is judged. */
export interface Dated {
  readonly value: RawBuilder<unknown>;
  readonly sqlType: string;
  readonly workspaceId: string;
  readonly timeZone: string | null;
}

const UNITS = ['days', 'weeks', 'months', 'years'] as const;
const PERIODS: Readonly<Record<string, string>> = {
  DAY: '1 day',
  WEEK: '1 week',
  MONTH: '1 month',
  QUARTER: '3 months',
  YEAR: '1 year',
};
const LONGEST_SPAN = 10_000;

/** The operators that count from today. */
export const RELATIVE_OPERATORS: readonly string[] = ['last', 'next', 'this'];

/**
 * A condition that counts from today. Its bounds do not depend on the row, so an index on the value is reached; what today is
 * stays open until the statement is run.
 * @throws RequestError `INVALID_FILTER` for a value that is no date, an unknown time zone, a span that is none
 */
export function compileRelative(dated: Dated, operator: string, given: unknown, name: string): RawBuilder<unknown> {
  const { value, sqlType } = dated;
  if (sqlType !== 'date' && sqlType !== 'timestamptz')
    throw new RequestError('INVALID_FILTER', `"${name}" has no operator "${operator}".`);
  const today = sql`(${NOW} at time zone ${zoneOf(dated, name)})::date`;
  const now = sqlType === 'date' ? edge(dated, today, name) : NOW;
  if (operator === 'this') {
    const [begin, end] = period(today, String(given), name);
    return sql`(${value} >= ${edge(dated, begin, name)} and ${value} < ${edge(dated, end, name)})`;
  }
  const span = spanOf(given, name);
  if (operator === 'last')
    return sql`(${value} >= ${edge(dated, sql`(${today} - ${span})`, name)} and ${value} <= ${now})`;
  return sql`(${value} >= ${now} and ${value} < ${edge(dated, sql`(${today} + ${span} + interval '1 day')`, name)})`;
}

/** A day of the calendar as the value is stored: as a date, or as the instant at which it begins there. */
function edge(dated: Dated, day: RawBuilder<unknown>, name: string): RawBuilder<unknown> {
  const bound =
    dated.sqlType === 'date' ? sql`(${day})::date` : sql`(${day})::timestamp at time zone ${zoneOf(dated, name)}`;
  return sql`(select ${bound} from workspace w where w.id = ${dated.workspaceId}::uuid)`;
}

/** What PostgreSQL takes for a zone and the calendar does not, such as an offset, counts the other way round there. */
function zoneOf({ timeZone }: Dated, name: string): RawBuilder<unknown> {
  if (timeZone === null) return sql`w.time_zone`;
  const isZone =
    /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(timeZone) &&
    Intl.supportedValuesOf('timeZone').concat('UTC').includes(timeZone);
  if (!isZone) throw new RequestError('INVALID_FILTER', `"${name}" names no known time zone.`);
  return sql`${timeZone}::text`;
}

function period(today: RawBuilder<unknown>, unit: string, name: string): [RawBuilder<unknown>, RawBuilder<unknown>] {
  const length = PERIODS[unit];
  if (length === undefined) throw new RequestError('INVALID_FILTER', `"${name}" names no period of the calendar.`);
  const shift = unit === 'WEEK' ? sql`((w.week_start - 1) * interval '1 day')` : sql`interval '0 days'`;
  const begin = sql`(date_trunc(${unit.toLowerCase()}, ${today} - ${shift}) + ${shift})`;
  return [begin, sql`(${begin} + ${length}::interval)`];
}

function spanOf(given: unknown, name: string): RawBuilder<unknown> {
  const parts = Object.entries(typeof given === 'object' && given !== null ? given : {}).filter(
    ([, count]) => count != null,
  );
  const [unit, count] = parts[0] ?? [];
  const isSpan = parts.length === 1 && UNITS.some((one) => one === unit) && Number.isInteger(count);
  if (!isSpan || Number(count) < 0 || Number(count) > LONGEST_SPAN)
    throw new RequestError('INVALID_FILTER', `"${name}" needs one length of time of 0 to ${LONGEST_SPAN}.`);
  return sql`${`${count} ${unit}`}::interval`;
}
