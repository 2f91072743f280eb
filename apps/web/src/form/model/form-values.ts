import { currencyName, type FormValues } from './field-spec.ts';

/** A value of the API as a form shows it. */
export function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A text as the API takes it: nothing typed empties the field. */
export function nullable(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** A number as the API takes it; what is no number is sent as such, and refused with a reason. */
export function numberOf(text: string | undefined): number | null {
  const value = nullable(text);
  return value === null ? null : Number(compactOf(value));
}

/** An amount of money as the API takes it. */
export function moneyOf(values: FormValues, name: string): { amount: string; currency: string } | null {
  const amount = nullable(values[name]);
  const currency = values[currencyName(name)] ?? 'EUR';
  return amount === null ? null : { amount: decimalOf(amount, currency), currency };
}

/** An amount in the form's two fields. */
export function moneyTexts(name: string, money: { amount: string; currency: string } | null): Record<string, string> {
  return { [name]: money?.amount ?? '', [currencyName(name)]: money?.currency ?? 'EUR' };
}

/**
 * "1.200,50", "1,200.50" and "1 200.50" are one amount. The last separator groups thousands only where three digits follow
 * and a thousand can stand before them; so "0.001" and "1.2345" keep their value, and are refused if there is no such coin. Dinars have three decimals.
 */
function decimalOf(text: string, currency: string): string {
  const compact = compactOf(text);
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
  if (last === -1) return compact;
  const decimals = compact.slice(last + 1);
  const whole = compact.slice(0, last).replaceAll(/[.,]/g, '');
  const isThousand = decimals.length === 3 && /^-?[1-9]/.test(whole) && decimalsOf(currency) !== 3;
  return isThousand ? `${whole}${decimals}` : `${whole}.${decimals}`;
}

function decimalsOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits;
}

const ARABIC_ZEROS = [0x0660, 0x06f0];

/** Without what groups digits, and with the digits of Arabic and Persian keyboards as Latin ones. */
function compactOf(text: string): string {
  return text
    .replaceAll(/[\s'’٬]/g, '')
    .replaceAll('٫', '.')
    .replaceAll(/[٠-٩۰-۹]/g, latinDigit);
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ARABIC_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - zero);
}
