import type { EntityManager } from '@mikro-orm/postgresql';
import type { Change, Scope } from '../../kernel/scope.ts';
import { RetentionRule } from '../../privacy/retention/retention.entity.ts';
import { firstPeriod, RETENTION_RULES, type RetentionDefault } from '../../privacy/retention/retention-rules.ts';

/** Once a workspace says in which country it stands, the law of that one counts; a period that somebody chose stays. */
export async function adoptCountry(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  country: string,
  changes: readonly Change[],
): Promise<void> {
  if (!changes.some(({ field }) => field === 'country')) return;
  const untouched = await em.find(RetentionRule, { workspaceId, isChosen: false });
  for (const rule of untouched) {
    const { byCountry }: RetentionDefault = RETENTION_RULES[rule.key];
    if (!byCountry) continue;
    const { count, unit } = firstPeriod(rule.key, country);
    Object.assign(rule, { periodCount: count, periodUnit: unit, updatedAt: clock.now() });
  }
}
