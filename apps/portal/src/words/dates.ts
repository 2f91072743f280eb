import type { LocaleCode } from '@smartx/ui/i18n';

/** English here is international English; Arabic keeps Latin digits, like the rest of the product. */
const TAGS: Readonly<Record<LocaleCode, string>> = { en: 'en-GB', de: 'de', fr: 'fr', ar: 'ar-u-nu-latn' };

/** "15 July 2026"; a calendar date is that day everywhere. */
export function longDate(locale: LocaleCode, date: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** "15 July 2026 at 12:00 CEST": a moment, with the time zone in which it is said. */
export function moment(locale: LocaleCode, instant: string, timeZone: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone, timeZoneName: 'short' }).format(
    new Date(instant),
  );
}

/** "240 kB". */
export function fileSize(locale: LocaleCode, byteSize: number): string {
  const isBig = byteSize >= 1_000_000;
  return new Intl.NumberFormat(TAGS[locale], {
    style: 'unit',
    unit: isBig ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isBig ? 1 : 0,
  }).format(Math.max(1, byteSize / (isBig ? 1_000_000 : 1000)));
}
