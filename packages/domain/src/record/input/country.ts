import { foldText } from '../../kernel/text/fold-text.ts';

// Groups and test codes that the Unicode data names beside the countries of ISO 3166-1.
const NO_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The countries of ISO 3166-1 as two letters, and Kosovo as XK. */
export const COUNTRIES: readonly string[] = listCountries();

const KNOWN = new Set(COUNTRIES);
const BY_NAME = new Map(COUNTRIES.map((code) => [nameKey(NAMES.of(code) ?? code), code]));

// What people write and the Unicode data calls otherwise.
const OTHER_NAMES = {
  'United States of America': 'US',
  USA: 'US',
  UK: 'GB',
  'Great Britain': 'GB',
  England: 'GB',
  Korea: 'KR',
  'Czech Republic': 'CZ',
  Turkey: 'TR',
  Macedonia: 'MK',
  Swaziland: 'SZ',
  Burma: 'MM',
  'Ivory Coast': 'CI',
  'Cape Verde': 'CV',
  'Hong Kong': 'HK',
  Macao: 'MO',
  Macau: 'MO',
  Palestine: 'PS',
  'Palestinian Territory': 'PS',
  Myanmar: 'MM',
  Congo: 'CG',
  'Republic of the Congo': 'CG',
  'DR Congo': 'CD',
  'Russian Federation': 'RU',
  'Syrian Arab Republic': 'SY',
  'Libyan Arab Jamahiriya': 'LY',
  'Brunei Darussalam': 'BN',
  "Lao People's Democratic Republic": 'LA',
  'Kyrgyz Republic': 'KG',
  'Holy See': 'VA',
  'Saint Helena, Ascension and Tristan da Cunha': 'SH',
  'Svalbard and Jan Mayen Islands': 'SJ',
  'Heard Island and McDonald Islands': 'HM',
  'South Georgia': 'GS',
  'French Southern and Antarctic Lands': 'TF',
  'United States Virgin Islands': 'VI',
  'United States Minor Outlying Islands': 'UM',
};
for (const [name, code] of Object.entries(OTHER_NAMES)) BY_NAME.set(nameKey(name), code);

/** Whether a text is the code of a country, in capitals. */
export function isCountry(text: string): boolean {
  return KNOWN.has(text);
}

/** The country that a code or an English name means; what stands in brackets does not count. Null if it is unknown. */
export function findCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (isCountry(code)) return code;
  return BY_NAME.get(nameKey(text)) ?? BY_NAME.get(nameKey(text.replace(/\(.*?\)/g, ''))) ?? null;
}

/** "St. Kitts & Nevis" and "Saint Kitts and Nevis" are one. */
function nameKey(name: string): string {
  const words = foldText(name)
    .replace(/\bsaint\b/g, 'st')
    .replace(/\b(?:and|the)\b/g, '');
  return words.replace(/[^\p{L}\p{N}]/gu, '');
}

function listCountries(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  // A code that was withdrawn is named as its successor: NAMES.of('DD') is Germany.
  return codes.filter((code) => !NO_COUNTRIES.has(code) && NAMES.of(code) && isCurrent(code));
}

function isCurrent(code: string): boolean {
  return (
    new Intl.Locale(`und-${code}`).maximize().region === code &&
    Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
  );
}
