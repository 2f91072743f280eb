import { InvalidInputError } from '../kernel/errors.ts';

/** The digits after the decimal point where ISO 4217 says other than two. */
const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...entries('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', 0),
  ...entries('BHD IQD JOD KWD LYD OMR TND', 3),
  ...entries('CLF UYW', 4),
]);

const TWO_DIGITS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
  'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
  'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO ' +
  'NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
  'TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG';

/** The currencies of ISO 4217 that money is paid in; funds, metals and test codes are none. */
export const CURRENCIES: readonly string[] = [...TWO_DIGITS.split(' '), ...EXPONENTS.keys()].sort();

const KNOWN = new Set(CURRENCIES);
const LARGEST = 2n ** 63n - 1n;

/** An amount as it is stored: in the currency's smallest unit. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Whether a text is a currency of ISO 4217, in capitals. */
export function isCurrency(text: string): boolean {
  return KNOWN.has(text);
}

/** How many digits after the decimal point the currency has: EUR 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  return EXPONENTS.get(currency) ?? 2;
}

/**
 * The amount that a decimal text such as `1200.50` means; nothing is rounded.
 * @throws InvalidInputError for an unknown currency, a text that is no decimal, more decimals than the currency has, or an
 * amount too large to store
 */
export function parseMoney(amount: string, currency: string, path = 'amount'): Money {
  if (!isCurrency(currency)) throw refuse(path, 'Use a currency of ISO 4217 in capitals, such as EUR.');
  const match = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(amount.trim());
  if (!match) throw refuse(path, 'Write the amount as a decimal number with a point, such as 1200.50.');
  const [, sign, whole = '', fraction = ''] = match;
  const exponent = currencyExponent(currency);
  if (/[1-9]/.test(fraction.slice(exponent)))
    throw refuse(path, `${currency} has ${exponent} decimal places; the amount has more.`);
  const size = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (size > LARGEST) throw refuse(path, 'The amount is too large.');
  return { minor: sign === '-' ? -size : size, currency };
}

/** The decimal text of an amount, with all the digits of its currency: `1200.50`. */
export function formatMoney({ minor, currency }: Money): string {
  const exponent = currencyExponent(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const sign = minor < 0n ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

function entries(currencies: string, exponent: number): [string, number][] {
  return currencies.split(' ').map((currency) => [currency, exponent]);
}

function refuse(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
