import type { UserErrorFields } from '@smartx/client';
import type { Translator } from '@smartx/ui';
import { moneyOf, numberOf } from '../../../form/model/form-values.ts';
import { rowsIn } from './rows-in.ts';

/** A product in a deal while it is edited; everything is text until it is sent. */
export interface LineRow {
  readonly key: string;
  readonly productId: string;
  readonly name: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly currency: string;
}

/** A row for a product that is yet to be chosen. */
export function newLine(currency: string): LineRow {
  return { key: crypto.randomUUID(), productId: '', name: null, quantity: '1', price: '', currency };
}

/** The rows that a draft has kept. */
export function keptLines(text: string | undefined, currency: string): LineRow[] {
  return rowsIn(text).map((row) => {
    const { productId = '', name, quantity = '1', price = '' } = row;
    return { ...newLine(row.currency ?? currency), productId, name: name ?? null, quantity, price };
  });
}

/** What can be said of rows before they are sent: a quantity that is no number would be taken for none, and count as one. */
export function refusedLines(i18n: Translator, rows: readonly LineRow[]): UserErrorFields[] {
  const message = i18n.t('Write a whole number, in digits.');
  const fields = rows.flatMap(({ quantity }, index) =>
    quantity.trim() === '' || Number.isInteger(numberOf(quantity))
      ? []
      : [{ __typename: 'FieldProblemType' as const, path: `lines.${index}.quantity`, message }],
  );
  if (fields.length === 0) return [];
  return [{ __typename: 'InvalidInput', code: 'INVALID_INPUT', message, path: null, fields }];
}

/** A row as the API takes it; without a price it has the one of its product. */
export function lineInputOf(row: LineRow) {
  const { productId } = row;
  const unitPrice = priceOf(row);
  return { productId, quantity: numberOf(row.quantity) ?? 1, ...(unitPrice && { unitPrice }) };
}

/** What the rows come to, for each currency; rows without a price are left out. */
export function sumsOf(rows: readonly LineRow[]): { amount: string; currency: string }[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const price = priceOf(row);
    const total = Number(price?.amount) * (numberOf(row.quantity) ?? 1);
    if (price && Number.isFinite(total)) sums.set(price.currency, (sums.get(price.currency) ?? 0) + total);
  }
  return [...sums].map(([currency, amount]) => ({ amount: amount.toFixed(2), currency }));
}

function priceOf({ price, currency }: LineRow) {
  return moneyOf({ price, priceCurrency: currency }, 'price');
}
