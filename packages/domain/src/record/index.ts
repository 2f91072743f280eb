export { FieldChange } from '../kernel/records/field-change.entity.ts';
export { hasCardNumber } from '../kernel/text/card-number.ts';
export { foldText } from '../kernel/text/fold-text.ts';
export { DATE_FORMATS, type DateFormat, parseCalendarDate, possibleDateFormats } from './calendar-date.ts';
export { ExternalId } from './external-id.entity.ts';
export { COUNTRIES, findCountry, isCountry } from './input/country.ts';
export type { MoneyInput, NumberRule, TextRule } from './input/input-check.ts';
export { matchName } from './match-name.ts';
export { CURRENCIES, currencyExponent, formatMoney, isCurrency, type Money, parseMoney } from './money.ts';
