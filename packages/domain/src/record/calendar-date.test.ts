import { describe, expect, it } from 'vitest';
import { addMonths, parseCalendarDate, possibleDateFormats } from './calendar-date.ts';

describe('a calendar date', () => {
  it.each([
    ['2026-02-28', 'YYYY-MM-DD', '2026-02-28'],
    ['2024-02-29', 'YYYY-MM-DD', '2024-02-29'],
    ['20-10-16', 'DD-MM-YY', '2016-10-20'],
    ['26/08/2020', 'DD-MM-YYYY', '2020-08-26'],
    ['1.2.2020', 'DD-MM-YYYY', '2020-02-01'],
    ['08/26/2020', 'MM-DD-YYYY', '2020-08-26'],
    ['01-01-68', 'DD-MM-YY', '2068-01-01'],
    ['01-01-69', 'DD-MM-YY', '1969-01-01'],
    ['September 12, 2008', 'MMMM D, YYYY', '2008-09-12'],
    ['Sep 1 2008', 'MMMM D, YYYY', '2008-09-01'],
  ] as const)('%s in the format %s is %s', (text, format, expected) => {
    expect(parseCalendarDate(text, format)).toBe(expected);
  });

  it.each([
    ['2025-02-29', 'YYYY-MM-DD'],
    ['2026-13-01', 'YYYY-MM-DD'],
    ['2026-00-10', 'YYYY-MM-DD'],
    ['2026-01-00', 'YYYY-MM-DD'],
    ['31/04/2020', 'DD-MM-YYYY'],
    ['08/26/2020', 'DD-MM-YYYY'],
    ['26/08-2020', 'DD-MM-YYYY'],
    ['26/08/20', 'DD-MM-YYYY'],
    ['26/08/2020', 'DD-MM-YY'],
    ['0018-01-01', 'YYYY-MM-DD'],
    ['2026-06-15T10:00:00Z', 'YYYY-MM-DD'],
    ['', 'YYYY-MM-DD'],
    ['today', 'YYYY-MM-DD'],
    ['Jux 1 2008', 'MMMM D, YYYY'],
  ] as const)('%s is none in the format %s', (text, format) => {
    expect(parseCalendarDate(text, format)).toBeNull();
  });

  it('tells its format by the column that it stands in', () => {
    expect(possibleDateFormats(['01/02/2020', '', '26/08/2020'])).toEqual(['DD-MM-YYYY']);
    expect(possibleDateFormats(['01/02/2020'])).toEqual(['DD-MM-YYYY', 'MM-DD-YYYY']);
    expect(possibleDateFormats(['', ' '])).toEqual([]);
    expect(possibleDateFormats(['26/08/2020', 'soon'])).toEqual([]);
  });

  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
  ])('%s and %i month later is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});
