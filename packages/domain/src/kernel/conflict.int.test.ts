import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProductService } from '../product/product.service.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { newId } from './ids.ts';
import { Once } from './records/once.ts';
import { Scope } from './scope.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

it('two commands that block each other are both carried out, each once, also under an idempotency key', async () => {
  const workspace = await domain.givenWorkspace();
  const products = new ProductService(workspace.asSystem());
  const ids = [await products.create({ name: 'Lens' }), await products.create({ name: 'Frame' })];
  const client = { workspaceId: workspace.id, client: 'test', request: 'rename' };
  const met = meeting(2);
  let attempts = 0;
  const rename = (order: readonly string[], word: string) => {
    const once = new Once({ ...client, key: newId() }, domain.vault);
    const { viewer } = workspace.asSystem();
    const scope = new Scope({ ...domain, em: domain.orm.em, viewer, purpose: 'DATA_CARE', through: 'api', once });
    return scope.transaction(async (em) => {
      attempts += 1;
      const [first, second] = order;
      const sql = "update product set series = concat(series, ' ', ?::text) where workspace_id = ? and id = ?";
      await em.execute(sql, [word, workspace.id, first]);
      await met();
      await em.execute(sql, [word, workspace.id, second]);
      return first;
    });
  };

  await Promise.all([rename(ids, 'one'), rename(ids.toReversed(), 'two')]);

  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ series: string }[]>('select series from product where workspace_id = ?', [workspace.id]),
    );
  expect(rows.map(({ series }) => series.trim().split(' ').sort())).toEqual([
    ['one', 'two'],
    ['one', 'two'],
  ]);
  expect(attempts).toBe(3);
});

/** Lets nobody pass before so many have come; later ones pass at once. */
function meeting(of: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come >= of) resolve();
    return promise;
  };
}
