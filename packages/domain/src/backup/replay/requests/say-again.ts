import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { PrivacyRequest } from '../../../privacy/request/privacy-request.entity.ts';
import { resumeClock } from '../../../privacy/request/request-clock.ts';
import type { EntryOf } from '../../journal/journal-entry.ts';

/**
 * Puts what was written about requests back, sealed as it was, where the request is here and its key alive. A question whose answer
 * came back is answered, and the clock goes on since then; one about who asks is open again, for its answer is kept nowhere.
 */
export async function sayAgain(
  em: EntityManager,
  scope: Scope,
  entries: readonly EntryOf<'request-message'>[],
  isReadable: (requestId: string) => boolean,
): Promise<void> {
  const { workspaceId } = scope;
  for (const { body } of entries) {
    if (!isReadable(body.requestId)) continue;
    await em.execute(
      `insert into request_message select m.* from jsonb_populate_record(null::request_message, ?::jsonb) m
       where exists (select from privacy_request r where r.workspace_id = m.workspace_id and r.id = m.request_id) on conflict do nothing`,
      [JSON.stringify({ ...body.row, answered_at: null })],
    );
  }
  // An answer is to everything that was asked before it.
  const answered = await em.execute<{ requestId: string; at: Date | string }[]>(
    `update request_message m set answered_at = q.at from (
       select q.id, min(a.sent_at) as at from request_message q join request_message a on a.workspace_id = q.workspace_id
         and a.request_id = q.request_id and a.kind = 'answer' and a.sent_at >= q.sent_at
       where q.workspace_id = ? and q.kind in ('identity-question', 'clarification') and q.answered_at is null group by q.id) q
     where m.workspace_id = ? and m.id = q.id returning m.request_id as "requestId", q.at`,
    [workspaceId, workspaceId],
  );
  for (const { requestId, at } of answered) {
    const request = await em.findOne(PrivacyRequest, { workspaceId, id: requestId });
    if (request) await resumeClock(em, request, new Date(at));
  }
}
