export { ExternalId } from './external-id.entity.ts';
export { CURRENCIES, currencyExponent, formatMoney, isCurrency, type Money, parseMoney } from './money.ts';
