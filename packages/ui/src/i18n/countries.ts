/** A country as a person picks it. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

const LISTS = new Map<string, readonly Country[]>();

/** Every country by name, in the language and its order. */
export function countries(locale: string): readonly Country[] {
  const known = LISTS.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  const list = COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code }));
  list.sort((one, other) => compare(one.name, other.name));
  LISTS.set(locale, list);
  return list;
}

/** The name of a country; the code itself where it is none. */
export function countryName(locale: string, code: string): string {
  return countries(locale).find((country) => country.code === code)?.name ?? code;
}

/** ISO 3166-1. */
const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );
