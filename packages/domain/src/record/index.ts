export { DATE_FORMATS, type DateFormat, parseCalendarDate, possibleDateFormats } from './calendar-date.ts';
export { hasCardNumber } from './card-number.ts';
export { COUNTRIES, findCountry, isCountry } from './country.ts';
export { ExternalId } from './external-id.entity.ts';
export { foldText } from './fold-text.ts';
export type { MoneyInput, NumberRule, TextRule } from './input-check.ts';
export { matchName } from './match-name.ts';
export { CURRENCIES, currencyExponent, formatMoney, isCurrency, type Money, parseMoney } from './money.ts';
