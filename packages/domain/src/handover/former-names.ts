import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../kernel/scope.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { loadPeriods, periodBefore } from '../privacy/retention/periods.ts';

const AT_ONCE = 200;

/**
 * Forgets who the members were whose time after leaving is over (rule `former-member`): wherever they stand they are "former
 * member 7" from then on. Whoever is restricted or has a request open waits. Erased by the same engine as everybody, so that
 * nothing of them is left in invitations, letters and histories either; what they did stays. Gives their number.
 * @throws NotAllowedError · PurposeNotAllowedError, or the first failure, after the last
 */
export async function forgetFormerMembers(scope: Scope, parts: PrivacyParts): Promise<number> {
  scope.require('retention:run');
  const erasures = new ErasureService(scope, parts);
  const ledgers = await scope.transaction(async (em) => {
    const subjectIds = await findDue(em, scope);
    return erasures.plan(em, { subjectIds, requestId: null, ground: 'retention' });
  });
  await erasures.runAll(ledgers);
  return ledgers.length;
}

async function findDue(em: EntityManager, { workspaceId, clock }: Scope): Promise<string[]> {
  const { 'former-member': period } = await loadPeriods(em, workspaceId);
  const rows = await em.execute<{ id: string }[]>(
    `select s.id from member m join data_subject s on s.workspace_id = m.workspace_id and s.id = m.subject_id
     where m.workspace_id = ? and m.status = 'left' and m.left_at <= ?
       and s.erased_at is null and s.restricted_at is null
       and not exists (select 1 from request_subject r
         join privacy_request q on q.workspace_id = r.workspace_id and q.id = r.request_id and q.closed_at is null
         where r.workspace_id = s.workspace_id and r.subject_id = s.id)
     order by m.left_at, s.id limit ${AT_ONCE}`,
    [workspaceId, periodBefore(clock.now(), period)],
  );
  return rows.map(({ id }) => id);
}
