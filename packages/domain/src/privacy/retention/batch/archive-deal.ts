import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { claimsOn } from '../../erasure/items/item-keeper.ts';
import { sealCopy } from '../../erasure/items/keep-items.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { loadRows } from '../../reach/table-rows.ts';

/** Moves into the archive what a law still wants to see of a deal, before its people are taken out of it. */
export async function archiveDeal(
  em: EntityManager,
  scope: Scope,
  { catalogue, keepers, files }: Pick<PrivacyParts, 'catalogue' | 'keepers' | 'files'>,
  dealId: string,
): Promise<void> {
  const { workspaceId } = scope;
  const [buyer] = await em.execute<{ id: string }[]>(
    `select c.subject_id as id from deal d join contact c on c.workspace_id = d.workspace_id and c.id = d.contact_id
     where d.workspace_id = ? and d.id = ?`,
    [workspaceId, dealId],
  );
  const table = catalogue.find((one) => one.table === 'deal');
  if (!buyer || !table) return;
  const subjectIds = await samePerson(em, workspaceId, [buyer.id]);
  const reach = new Map([['deal', { relation: 'linked', ids: [dealId] } as const]]);
  const claims = await claimsOn(em, keepers, { workspaceId, subjectIds, reach }, null);
  const [row] = await loadRows(em, workspaceId, table, [dealId]);
  for (const claim of claims)
    if (row && claim.ground === 'legal-obligation')
      await sealCopy({ em, scope, files, keepers, subjectId: buyer.id, ledger: null }, table, row, claim);
}
