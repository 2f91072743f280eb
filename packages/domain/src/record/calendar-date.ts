/** The spellings of a calendar date that are understood; the separator `-`, `/` or `.` may be any of the three. */
export const DATE_FORMATS = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM-DD-YYYY', 'DD-MM-YY', 'MM-DD-YY', 'MMMM D, YYYY'] as const;

/** A spelling of {@link DATE_FORMATS}. */
export type DateFormat = (typeof DATE_FORMATS)[number];

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

// Two digits as POSIX reads them: 69 to 99 lie in the last century.
const PIVOT = 69;
// A year of four digits below 1000 is a slip of the pen, not a date of trade.
const EARLIEST_YEAR = 1000;

/** The calendar date `YYYY-MM-DD` that a text in this format means, or null if it is none; 31 February is none. */
export function parseCalendarDate(text: string, format: DateFormat = 'YYYY-MM-DD'): string | null {
  const parts = splitDate(text.trim(), format);
  if (!parts) return null;
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < EARLIEST_YEAR || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** The formats in which every one of the texts is a date; empty texts say nothing. Day and month can stay ambiguous. */
export function possibleDateFormats(texts: readonly string[]): DateFormat[] {
  const filled = texts.filter((text) => text.trim() !== '');
  if (filled.length === 0) return [];
  return DATE_FORMATS.filter((format) => filled.every((text) => parseCalendarDate(text, format) !== null));
}

/** The date so many calendar months later; where that month is too short, its last day (31 January + 1 is 28 February). */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function splitDate(text: string, format: DateFormat): [year: number, month: number, day: number] | null {
  if (format === 'MMMM D, YYYY') return splitLongDate(text);
  const [first, second, third] = format.split('-');
  if (!first || !second || !third) return null;
  const match = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (!match?.[1] || !match[3] || !match[4]) return null;
  const found = { [first]: match[1], [second]: match[3], [third]: match[4] };
  const year = readYear(found);
  const [month = '', day = ''] = [found.MM, found.DD];
  if (year === null || month.length > 2 || day.length > 2) return null;
  return [year, Number(month), Number(day)];
}

function readYear(found: Record<string, string>): number | null {
  const [long, short] = [found.YYYY, found.YY];
  if (long !== undefined) return long.length === 4 ? Number(long) : null;
  if (short?.length !== 2) return null;
  return Number(short) + (Number(short) < PIVOT ? 2000 : 1900);
}

function splitLongDate(text: string): [number, number, number] | null {
  const match = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text);
  const name = match?.[1]?.toLowerCase();
  if (!match || !name) return null;
  const month = MONTHS.findIndex((known) => known === name || (name.length === 3 && known.startsWith(name)));
  return month < 0 ? null : [Number(match[3]), month + 1, Number(match[2])];
}
