import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Notes a real exchange with people: retention rests on it. In SQL, so that no version moves: nobody who is editing the contact
 * has to start again because of a call. Whoever did not give their data themselves is told with the first exchange at the latest
 * (GDPR Art. 14(3)(b)); advertising is no exchange, and only brings that day nearer.
 */
export async function moveLastInteraction(
  em: EntityManager,
  workspaceId: string,
  contactIds: readonly string[],
  occurredAt: Date,
  isExchange = true,
): Promise<void> {
  if (contactIds.length === 0) return;
  await em.execute(
    `update contact c set last_interaction_at = greatest(c.last_interaction_at, ?::timestamptz), notice_due_on =
       case when c.notice_state = 'due' then least(c.notice_due_on, (?::timestamptz at time zone w.time_zone)::date)
         else c.notice_due_on end
     from workspace w where w.id = ? and c.workspace_id = w.id and c.id in (?)`,
    [isExchange ? occurredAt : null, occurredAt, workspaceId, contactIds],
  );
}

/** Notes that the mail went out which an activity of the same id records. */
export async function noteMailSent(
  em: EntityManager,
  workspaceId: string,
  activityId: string,
  { sentAt, isExchange }: { readonly sentAt: Date; readonly isExchange: boolean },
): Promise<void> {
  const rows = await em.execute<{ id: string }[]>(
    `select contact_id as id from activity where workspace_id = ? and id = ? and kind = 'mail' and contact_id is not null`,
    [workspaceId, activityId],
  );
  await moveLastInteraction(
    em,
    workspaceId,
    rows.map(({ id }) => id),
    sentAt,
    isExchange,
  );
}
