/** Anything that names a moment: a Date, an ISO string from the API, or epoch milliseconds. */
export type Instant = Date | string | number;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** English here is international English: 4 Dec 2026, 24 hours. Other languages bring their own habits. */
const regional = (locale: string) => (locale === 'en' ? 'en-GB' : locale);

/** Intl formatters are slow to build; a table makes thousands. Arabic keeps Latin digits, as business users there expect. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(regional(locale), { numberingSystem: 'latn', ...options });
  numberFormats.set(key, fresh);
  return fresh;
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = dateFormats.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(regional(locale), { numberingSystem: 'latn', ...options });
  dateFormats.set(key, fresh);
  return fresh;
}

/** A date without a time ("2026-12-04") is that calendar day everywhere; it must not shift with the zone. */
const isCalendarDate = (value: Instant): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A moment as a Date; calendar dates become UTC midnight. */
export function toDate(value: Instant): Date {
  return value instanceof Date ? value : new Date(value);
}

/** "12,480" in the language's way. */
export function formatNumber(locale: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(locale, options).format(value);
}

/** Intl formats decimal strings exactly, whatever their length. */
const isDecimal = (amount: string | number): amount is number | `${number}` =>
  typeof amount === 'number' || /^-?\d+(\.\d+)?$/.test(amount);

/**
 * Money from the API's decimal string, exact: no float rounding on the way. Whole amounts drop their cents only when
 * `cents` is "auto".
 */
export function formatMoney(
  locale: string,
  amount: string | number,
  currency: string,
  cents: 'always' | 'auto' = 'always',
): string {
  const whole = /^-?\d+(\.0*)?$/.test(String(amount));
  const options: Intl.NumberFormatOptions = { style: 'currency', currency };
  const format = numberFormat(locale, cents === 'auto' && whole ? { ...options, minimumFractionDigits: 0 } : options);
  return isDecimal(amount) ? format.format(amount) : String(amount);
}

/** How much of a moment to show. */
export type DateStyle = 'date' | 'short' | 'datetime' | 'time' | 'full';

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  datetime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
};

/** A moment in the viewer's zone, or in `timeZone`; a calendar date stays that day. */
export function formatDate(locale: string, value: Instant, style: DateStyle = 'date', timeZone?: string): string {
  if (isCalendarDate(value)) {
    const plain = style === 'short' || style === 'date' ? style : 'date';
    return dateFormat(locale, { ...DATE_STYLES[plain], timeZone: 'UTC' }).format(toDate(value));
  }
  return dateFormat(locale, timeZone ? { ...DATE_STYLES[style], timeZone } : DATE_STYLES[style]).format(toDate(value));
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 days ago", "in 2 hours", "now": the largest unit that fits once. */
export function formatRelative(locale: string, value: Instant, now: Instant): string {
  const difference = toDate(value).getTime() - toDate(now).getTime();
  const format = new Intl.RelativeTimeFormat(`${regional(locale)}-u-nu-latn`, { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (Math.abs(difference) >= size) return format.format(Math.trunc(difference / size), unit);
  }
  return format.format(0, 'second');
}

/** Whole calendar days from `now` to `day`, in a time zone; negative when past. DST-safe: days are counted, not hours. */
export function daysUntil(day: Instant, now: Instant, timeZone?: string): number {
  const calendarDay = (value: Instant) => {
    if (isCalendarDate(value)) return Date.parse(value);
    const parts = new Intl.DateTimeFormat('en-CA', timeZone ? { timeZone } : {}).format(toDate(value));
    return Date.parse(parts);
  };
  return Math.round((calendarDay(day) - calendarDay(now)) / 86_400_000);
}

/** A language by its code, such as `de`, as the reader calls it; what is no code stays as it is. */
export function formatLanguage(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames([regional(locale)], { type: 'language' }).of(code) ?? code;
  } catch {
    // Somebody typed a word instead of a code.
    return code;
  }
}
