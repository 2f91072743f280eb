/** The public holidays of a country: fixed days as `MM-DD`, and those that move with Easter, in days after Easter Sunday. */
interface HolidayRule {
  readonly fixed: readonly string[];
  readonly afterEaster: readonly number[];
}

/**
 * Nationwide holidays alone. A day that is missing here makes a deadline earlier, never later; a country that is missing has
 * weekends only.
 */
const HOLIDAYS: Readonly<Record<string, HolidayRule>> = {
  AT: {
    fixed: ['01-01', '01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26'],
    afterEaster: [1, 39, 50, 60],
  },
  BE: { fixed: ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'], afterEaster: [1, 39, 50] },
  DE: { fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'], afterEaster: [-2, 1, 39, 50] },
  ES: {
    fixed: ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    afterEaster: [-2],
  },
  FR: {
    fixed: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
    afterEaster: [1, 39, 50],
  },
  GB: { fixed: ['01-01', '12-25', '12-26'], afterEaster: [-2, 1] },
  IT: {
    fixed: ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'],
    afterEaster: [1],
  },
  NL: { fixed: ['01-01', '04-27', '12-25', '12-26'], afterEaster: [1, 39, 50] },
};

/** Whether a date (`YYYY-MM-DD`) is a public holiday everywhere in a country. */
export function isPublicHoliday(date: string, country: string): boolean {
  const rule = HOLIDAYS[country];
  if (!rule) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  const daysAfterEaster = Math.round((Date.parse(date) - easter) / 86_400_000);
  return rule.fixed.includes(date.slice(5)) || rule.afterEaster.includes(daysAfterEaster);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher), as milliseconds in UTC. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * shift + 114;
  return Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1);
}
