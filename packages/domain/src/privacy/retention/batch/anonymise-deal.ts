import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { type CatalogueTable, isRecord } from '../../catalogue.ts';
import { planErasure } from '../../erasure/plan/erasure-plan.ts';
import { neutralValue } from '../../erasure/plan/neutral-value.ts';

/**
 * Takes everybody out of a deal whose time is over, by what its columns declare for an erasure: it goes on as a sum in a stage.
 * Its history and its own fields go, and the people who had a part in it; notes, tasks and files are those of people.
 */
export async function anonymiseDeal(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  dealId: string,
): Promise<void> {
  const { workspaceId, clock } = scope;
  for (const { table, columns, appendOnly } of catalogue.filter((one) => !one.appendOnly && !isRecord(one))) {
    const link = columns.find(({ isLink, linksTo }) => isLink && linksTo === 'deal');
    const isPersonal = columns.some(({ declaration }) => declaration.kind !== 'notPersonal');
    const column = link?.column ?? (columns.some((one) => one.column === 'record_id') ? 'record_id' : null);
    if (column && isPersonal && !appendOnly)
      await em.execute(`delete from "${table}" where workspace_id = ? and "${column}" = ?`, [workspaceId, dealId]);
  }
  const deal = catalogue.find(({ table }) => table === 'deal');
  const columns = deal?.columns ?? [];
  const plan = planErasure(Object.fromEntries(columns.map(({ column, declaration }) => [column, declaration])));
  const emptied = new Set(plan.filter((field) => field.do !== 'keep').map(({ field }) => field));
  const sets = columns
    .filter(({ column }) => emptied.has(column))
    .map((column) => `"${column.column}" = ${neutralValue(column)}`);
  await em.execute(
    `update deal set ${sets.join(', ')}, version = version + 1, updated_at = ? where workspace_id = ? and id = ?`,
    [clock.now(), workspaceId, dealId],
  );
  scope.record(em, { action: 'retention:run', targetType: 'deal', targetId: dealId, fields: ['anonymised'] });
}
