import { moneyOf, numberOf } from '../../form/model/form-values.ts';

/** A product in a deal while it is edited; everything is text until it is sent. */
export interface LineRow {
  readonly key: string;
  readonly productId: string;
  readonly name: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly currency: string;
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
