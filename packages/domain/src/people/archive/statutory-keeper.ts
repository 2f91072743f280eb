import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, dateOf } from '../../kernel/clock.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ErasedPerson, ItemKeeper, KeptClaim } from '../../privacy/erasure/items/item-keeper.ts';
import { workspaceFacts } from '../../privacy/privacy-parts.ts';
import { loadPeriods } from '../../privacy/retention/periods.ts';
import { lastStatutoryDay } from '../../privacy/retention/statutory-day.ts';
import { saleOf } from './sale-snapshot.ts';

/** Something that a law wants to see for years, and the day of the sale or of the document. */
interface StatutoryRow {
  readonly table: 'deal' | 'file' | 'company';
  readonly itemId: string;
  readonly startsOn: string;
}

/**
 * B10-AC2: what tax and commercial law keeps of a person who is erased: sales that were won, with what was sold to whom, and files
 * that are marked as statutory. They move to the archive until the last day that the workspace's rule says; the rest goes on time.
 */
export class StatutoryKeeper implements ItemKeeper {
  constructor(private readonly clock: Clock) {}

  async claims(em: EntityManager, person: ErasedPerson): Promise<readonly KeptClaim[]> {
    const { workspaceId } = person;
    const rows = await statutoryRows(em, person);
    if (rows.length === 0) return [];
    const period = (await loadPeriods(em, workspaceId))['statutory-record'];
    const { timeZone } = await workspaceFacts(em, workspaceId);
    const today = dateOf(this.clock.now(), timeZone);
    return rows
      .map((row) => ({ ...row, endsOn: lastStatutoryDay(row.startsOn, period) }))
      .filter(({ endsOn }) => endsOn >= today)
      .map((row) => ({ ...row, ground: 'legal-obligation', holdItemId: null }));
  }

  async enclose(em: EntityManager, scope: Scope, { table, itemId, ground }: KeptClaim) {
    return table === 'deal' && ground === 'legal-obligation' ? saleOf(em, scope, itemId) : {};
  }
}

async function statutoryRows(em: EntityManager, { workspaceId, reach }: ErasedPerson): Promise<StatutoryRow[]> {
  const rows: StatutoryRow[] = [];
  for (const [table, sql] of Object.entries(STATUTORY)) {
    const ids = reach.get(table)?.ids ?? [];
    if (ids.length > 0) rows.push(...(await em.execute<StatutoryRow[]>(sql, [workspaceId, ids])));
  }
  return rows;
}

const WON = `join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.kind = 'won'
  where d.workspace_id = ? and d.closed_on is not null and d.deleted_at is null`;

/** A sole trader's business is the buyer of sales that name no person: it is kept as long as the last of them. */
const STATUTORY: Readonly<Record<StatutoryRow['table'], string>> = {
  deal: `select 'deal' as "table", d.id as "itemId", d.closed_on::text as "startsOn" from deal d ${WON} and d.id in (?)`,
  file: `select 'file' as "table", f.id as "itemId", f.statutory_on::text as "startsOn" from file f
    where f.workspace_id = ? and f.id in (?) and f.statutory_on is not null and f.deleted_at is null`,
  company: `select 'company' as "table", d.company_id as "itemId", max(d.closed_on)::text as "startsOn" from deal d ${WON}
    and d.company_id in (?) group by d.company_id`,
};
