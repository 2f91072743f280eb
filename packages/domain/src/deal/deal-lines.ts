import type { EntityManager } from '@mikro-orm/postgresql';
import { NotFoundError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { Product } from '../product/product.entity.ts';
import type { Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type Deal, DealLine } from './deal.entity.ts';
import { DEAL_LIMITS, type LineInput } from './deal-input.ts';

interface Price {
  readonly quantity: number;
  readonly minor: bigint | null;
  readonly currency: string | null;
}

/**
 * Adds products to a deal, in their order. Gives what they are worth together; null where one has no price, or where they have
 * prices in several currencies.
 * @throws InvalidInputError · NotFoundError for a product; both name the place, such as `lines.2.quantity`
 */
export async function addLines(
  em: EntityManager,
  scope: Scope,
  deal: Deal,
  lines: readonly LineInput[],
): Promise<Patch<Deal> | null> {
  const check = new InputCheck();
  const { workspaceId } = scope;
  const prices: Price[] = [];
  for (const [position, line] of lines.entries()) {
    const { quantity = 1 } = line;
    check.integer(`lines.${position}.quantity`, quantity, DEAL_LIMITS.quantity);
    const given = check.money(`lines.${position}.unitPrice`, line.unitPrice);
    const product = await em.findOne(Product, { workspaceId, id: line.productId, deletedAt: null });
    if (!product) throw new NotFoundError('product', `lines.${position}.productId`);
    const price = given.minor === undefined ? { minor: product.priceMinor, currency: product.priceCurrency } : given;
    const [minor, currency] = [price.minor ?? null, price.currency ?? null];
    const unit = { unitPriceMinor: minor, unitPriceCurrency: currency };
    em.persist(em.create(DealLine, { workspaceId, id: newId(), deal, product, quantity, position, ...unit }));
    prices.push({ quantity, minor, currency });
  }
  check.assertValid();
  return worthOf(prices);
}

function worthOf(prices: readonly Price[]): Patch<Deal> | null {
  const [currency, ...others] = new Set(prices.map((price) => price.currency));
  if (currency == null || others.length > 0) return null;
  const valueMinor = prices.reduce((sum, { quantity, minor }) => sum + BigInt(quantity) * BigInt(minor ?? 0), 0n);
  return { valueMinor, valueCurrency: currency };
}
