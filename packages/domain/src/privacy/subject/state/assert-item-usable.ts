import type { EntityManager } from '@mikro-orm/postgresql';
import { ProcessingRestrictedError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { PASSES_RESTRICTION } from '../assert-usable.ts';
import type { JointRecord } from '../link-subjects.ts';
import { ItemRestriction } from './item-restriction.entity.ts';

/**
 * Makes sure that a command may use a record of which nobody asked that it be stored and nothing else; a deletion is a use too
 * (GDPR Art. 18(1)(b)).
 * @throws ProcessingRestrictedError
 */
export async function assertItemUsable(
  em: EntityManager,
  { workspaceId, purpose }: Scope,
  { recordType, recordId }: JointRecord,
): Promise<void> {
  if (PASSES_RESTRICTION.includes(purpose)) return;
  const restricted = await em.count(ItemRestriction, { workspaceId, recordType, recordId, liftedAt: null });
  if (restricted > 0) throw new ProcessingRestrictedError();
}
