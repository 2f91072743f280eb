import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { claimsOn } from '../../erasure/items/item-keeper.ts';
import { sealCopy } from '../../erasure/items/keep-items.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { loadRows } from '../../reach/table-rows.ts';

/**
 * Moves into the archive what a law still wants to see of a deal, before its people are taken out of it. False where nobody has a
 * part in it for whom it could be kept: then nothing of it may go.
 */
export async function archiveDeal(
  em: EntityManager,
  scope: Scope,
  { catalogue, keepers, files }: Pick<PrivacyParts, 'catalogue' | 'keepers' | 'files'>,
  dealId: string,
): Promise<boolean> {
  const { workspaceId } = scope;
  const subjectId = await buyerOf(em, workspaceId, dealId);
  const table = catalogue.find((one) => one.table === 'deal');
  if (subjectId === null || !table) return false;
  const subjectIds = await samePerson(em, workspaceId, [subjectId]);
  const reach = new Map([['deal', { relation: 'linked', ids: [dealId] } as const]]);
  const claims = await claimsOn(em, keepers, { workspaceId, subjectIds, reach }, null);
  const [row] = await loadRows(em, workspaceId, table, [dealId]);
  for (const claim of claims)
    if (row && claim.ground === 'legal-obligation')
      await sealCopy({ em, scope, files, keepers, subjectId, ledger: null }, table, row, claim);
  return true;
}

/** Who bought: the contact, or the sole trader, or the first of those who had a part in it where a company did. */
async function buyerOf(em: EntityManager, workspaceId: string, dealId: string): Promise<string | null> {
  const [deal] = await em.execute<{ id: string | null }[]>(
    `select coalesce(p.subject_id, t.subject_id, (
       select c.subject_id from deal_contact x
         join contact c on c.workspace_id = x.workspace_id and c.id = x.contact_id
       where x.workspace_id = d.workspace_id and x.deal_id = d.id order by x.id limit 1)) as id
     from deal d left join contact p on p.workspace_id = d.workspace_id and p.id = d.contact_id
       left join company t on t.workspace_id = d.workspace_id and t.id = d.company_id
     where d.workspace_id = ? and d.id = ?`,
    [workspaceId, dealId],
  );
  return deal?.id ?? null;
}
