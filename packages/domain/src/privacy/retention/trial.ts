import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';

const TRIAL_DAYS = 30;

/** Until when a new workspace only counts what would be deleted; null once that is over. */
export async function trialEnd(em: EntityManager, { workspaceId, clock }: Scope): Promise<Date | null> {
  const [row] = await em.execute<{ at: string }[]>('select created_at as at from workspace where id = ?', [
    workspaceId,
  ]);
  if (!row) return null;
  const end = new Date(new Date(row.at).getTime() + TRIAL_DAYS * 86_400_000);
  return end > clock.now() ? end : null;
}
