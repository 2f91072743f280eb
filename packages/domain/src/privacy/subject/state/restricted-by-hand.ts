import type { EntityManager } from '@mikro-orm/postgresql';
import { purposeBits } from '../../../kernel/purposes.ts';
import { PurposeRestriction } from './purpose-restriction.entity.ts';

/** The purposes that an officer let stand still for a person and that are not lifted, as bits. */
export async function restrictedByHand(em: EntityManager, workspaceId: string, subjectId: string): Promise<bigint> {
  const subject: [string, string] = [workspaceId, subjectId];
  const open = await em.find(PurposeRestriction, { workspaceId, subject, liftedAt: null });
  return purposeBits(open.map(({ purpose }) => purpose));
}
