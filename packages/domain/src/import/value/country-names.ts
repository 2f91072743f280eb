/** The countries and territories of ISO 3166-1, as two letters. */
export const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
  'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS XK YE YT ZA ZM ZW';

/** Languages in which files name countries. */
export const NAMING_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'fi', 'cs', 'tr'];

/** Names in use that no language's list has: long forms, former names, short forms. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Antarctica (the territory South of 60 deg S)': 'AQ',
  'British Virgin Islands': 'VG',
  'Brunei Darussalam': 'BN',
  Burma: 'MM',
  'Cabo Verde': 'CV',
  'Czech Republic': 'CZ',
  'Democratic Republic of the Congo': 'CD',
  'Democratic People’s Republic of Korea': 'KP',
  'East Timor': 'TL',
  England: 'GB',
  'French Southern Territories': 'TF',
  'Great Britain': 'GB',
  'Heard Island and McDonald Islands': 'HM',
  'Holy See': 'VA',
  'Hong Kong': 'HK',
  'Iran, Islamic Republic of': 'IR',
  'Ivory Coast': 'CI',
  Korea: 'KR',
  'Korea, Republic of': 'KR',
  "Lao People's Democratic Republic": 'LA',
  'Libyan Arab Jamahiriya': 'LY',
  Macao: 'MO',
  Macedonia: 'MK',
  'Palestinian Territory': 'PS',
  'Pitcairn Islands': 'PN',
  'Republic of Korea': 'KR',
  'Republic of the Congo': 'CG',
  'Reunion Island': 'RE',
  'Russian Federation': 'RU',
  'Saint Helena': 'SH',
  Scotland: 'GB',
  'Slovak Republic': 'SK',
  'South Korea': 'KR',
  'Svalbard & Jan Mayen Islands': 'SJ',
  Swaziland: 'SZ',
  'Syrian Arab Republic': 'SY',
  'The Netherlands': 'NL',
  Turkey: 'TR',
  UAE: 'AE',
  UK: 'GB',
  USA: 'US',
  'United Republic of Tanzania': 'TZ',
  'United States of America': 'US',
  'United States Minor Outlying Islands': 'UM',
  'United States Virgin Islands': 'VI',
  'Viet Nam': 'VN',
  Wales: 'GB',
  'Western Samoa': 'WS',
  'DR Congo': 'CD',
  'French Southern and Antarctic Lands': 'TF',
  'Kyrgyz Republic': 'KG',
  Macau: 'MO',
  Palestine: 'PS',
  'Saint Helena, Ascension and Tristan da Cunha': 'SH',
  'South Georgia': 'GS',
};
