import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { RestrictionException } from './restriction-exception.entity.ts';

/** Ends what goes on although somebody is restricted: where the restriction is lifted, none of it waits for the next one. */
export async function endExceptions(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  subjectId: string,
): Promise<void> {
  const now = clock.now();
  const open = { workspaceId, subject: [workspaceId, subjectId] as [string, string], expiresAt: { $gt: now } };
  for (const exception of await em.find(RestrictionException, open)) exception.expiresAt = now;
}
