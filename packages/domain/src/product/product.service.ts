import type { EntityManager } from '@mikro-orm/postgresql';
import { ownIdOf } from '../identity/assignable-member.ts';
import { DuplicateFoundError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck, type MoneyInput, type TextRule } from '../record/input/input-check.ts';
import { matchName } from '../record/match-name.ts';
import { Product } from './product.entity.ts';

/** What can be changed about a product; a field that is absent stays as it is, null empties it. */
export interface ProductChanges {
  readonly name?: string | null | undefined;
  readonly series?: string | null | undefined;
  readonly price?: MoneyInput | null | undefined;
  readonly isActive?: boolean | undefined;
}

/** A product to be sold. */
export interface NewProduct extends ProductChanges {
  readonly name: string;
  readonly importRunId?: string | undefined;
}

/** The limits of a product's fields. */
export const PRODUCT_LIMITS = {
  name: { max: 200, required: true },
  series: { max: 100 },
} as const satisfies Record<string, TextRule>;

/** The commands on products. */
export class ProductService {
  constructor(private readonly scope: Scope) {}

  /**
   * Adds a product to what the workspace sells.
   * @throws NotAllowedError · InvalidInputError · DuplicateFoundError for a name that another product has, in any spelling
   */
  async create(input: NewProduct): Promise<string> {
    return this.scope.transaction(async (em) => (await createProduct(em, this.scope, input)).id);
  }

  /**
   * Changes the given fields of a product. Deals keep the price at which they were made.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · DuplicateFoundError
   */
  async update(productId: string, changes: ProductChanges, ifVersion?: number | null): Promise<string> {
    return this.change(productId, ifVersion, async (em, product) => {
      const patch = readProduct(changes);
      await assertNewName(em, this.scope, patch.matchName, product.id);
      return patch;
    });
  }

  /**
   * Takes a product off the list; deals that have it keep it.
   * @throws NotAllowedError · NotFoundError · StaleVersionError
   */
  async delete(productId: string, ifVersion?: number | null): Promise<string> {
    const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
    return this.change(productId, ifVersion, async () => patch);
  }

  private change(
    productId: string,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, product: Product) => Promise<Patch<Product>>,
  ): Promise<string> {
    this.scope.require('product:update');
    return this.scope.transaction(async (em) => {
      const product = await this.scope.findVisible(em, Product, productId, 'product:update', ifVersion);
      const changes = applyPatch(product, await decide(em, product), this.scope.clock);
      if (changes.length > 0) record(em, this.scope, product, product.version + 1, changes);
      return product.id;
    });
  }
}

/**
 * Adds a product inside the transaction of a larger command, such as an import.
 * @throws NotAllowedError · InvalidInputError · DuplicateFoundError
 */
export async function createProduct(em: EntityManager, scope: Scope, input: NewProduct): Promise<Product> {
  scope.require('product:update');
  const patch = readProduct({ ...input, name: input.name ?? '' });
  await assertNewName(em, scope, patch.matchName);
  const now = scope.clock.now();
  const { workspaceId } = scope;
  const { importRunId = null } = input;
  const stamps = { createdAt: now, updatedAt: now };
  const product = em.create(Product, { workspaceId, id: newId(), name: '', matchName: '', importRunId, ...stamps });
  applyPatch(product, patch, scope.clock);
  em.persist(product);
  record(em, scope, product, 1, [], importRunId);
  return product;
}

function readProduct(input: ProductChanges): Patch<Product> {
  const check = new InputCheck();
  const name = check.text('name', input.name, PRODUCT_LIMITS.name) ?? undefined;
  const series = check.text('series', input.series, PRODUCT_LIMITS.series);
  const price = check.money('price', input.price);
  check.assertValid();
  const spelling = name === undefined ? undefined : matchName(name);
  const { minor: priceMinor, currency: priceCurrency } = price;
  return { name, matchName: spelling, series, priceMinor, priceCurrency, isActive: input.isActive };
}

async function assertNewName(
  em: EntityManager,
  { workspaceId }: Scope,
  spelling: string | undefined,
  ownId?: string,
): Promise<void> {
  if (spelling === undefined) return;
  const twin = await em.findOne(Product, { workspaceId, matchName: spelling, deletedAt: null });
  if (twin && twin.id !== ownId) throw new DuplicateFoundError('product', [twin.id], 'name');
}

function record(
  em: EntityManager,
  scope: Scope,
  product: Product,
  version: number,
  changes: readonly Change[],
  importRunId: string | null = null,
): void {
  const target = { targetType: 'product', targetId: product.id, version, changes };
  scope.record(em, { action: 'product:update', ...target, ...(importRunId === null ? {} : { importRunId }) });
}
