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
  return value === null ? null : Number(value.replaceAll(/[\s']/g, ''));
}

/** An amount of money as the API takes it. */
export function moneyOf(values: FormValues, name: string): { amount: string; currency: string } | null {
  const amount = nullable(values[name]);
  return amount === null ? null : { amount: decimalOf(amount), currency: values[currencyName(name)] ?? 'EUR' };
}

/** An amount in the form's two fields. */
export function moneyTexts(name: string, money: { amount: string; currency: string } | null): Record<string, string> {
  return { [name]: money?.amount ?? '', [currencyName(name)]: money?.currency ?? 'EUR' };
}

/** "1.200,50" and "1,200.50" and "1 200.50" are one amount: the last separator is the decimal one if two digits or fewer follow. */
function decimalOf(text: string): string {
  const compact = text.replaceAll(/[\s']/g, '');
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
  if (last === -1) return compact;
  const decimals = compact.slice(last + 1);
  const whole = compact.slice(0, last).replaceAll(/[.,]/g, '');
  return decimals.length <= 2 ? `${whole}.${decimals}` : `${whole}${decimals}`;
}
