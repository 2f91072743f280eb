import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { loadSendPerson, type SendParts } from './send-person.ts';
import { SEND_CHANNELS, type SendCause, type SendQuestion } from './send-question.ts';

interface WaitingRow {
  readonly id: string;
  readonly subjectId: string;
  readonly contactPointId: string;
  readonly purpose: string;
  readonly channel: string;
  readonly topic: string | null;
  readonly similarGoods: boolean;
  readonly stopOffered: boolean;
}

const WAITING = `select id, subject_id as "subjectId", contact_point_id as "contactPointId", purpose, channel, topic,
    similar_goods as "similarGoods", stop_offered as "stopOffered"
  from mail_message where workspace_id = ? and state = 'queued' and purpose is not null`;

/** So many messages are looked at again in one transaction, which locks the people to whom they go. */
const PORTION = 50;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Stops the waiting messages to these people that may not go out any more, with the reason, in the transaction that closes
 * them: a withdrawal, an objection, a restriction, the stop of an address (GDPR Art. 7(3), 21(3)). What belongs to nobody's
 * consent, such as the answer to a request, is not touched.
 */
export async function stopWaiting(em: EntityManager, parts: SendParts, subjectIds: readonly string[]): Promise<number> {
  if (subjectIds.length === 0) return 0;
  await em.flush();
  const rows = await em.execute<WaitingRow[]>(`${WAITING} and subject_id in (?)`, [parts.workspaceId, subjectIds]);
  return stopRefused(em, parts, rows);
}

/**
 * The same for every message of the workspace, a portion after the other, each in a transaction of its own: what time or a switch
 * has closed, no command has told.
 */
export async function stopWaitingForAll(scope: Scope, limit = PORTION): Promise<number> {
  let stopped = 0;
  let after: string | undefined = BEFORE_ALL;
  while (after !== undefined) {
    const portion = await stopPortion(scope, after, limit);
    stopped += portion.stopped;
    after = portion.last;
  }
  return stopped;
}

async function stopPortion(scope: Scope, after: string, limit: number): Promise<{ stopped: number; last?: string }> {
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const rows = await em.execute<WaitingRow[]>(`${WAITING} and id > ? order by id limit ?`, [
      workspaceId,
      after,
      limit,
    ]);
    const last = rows.length < limit ? undefined : rows.at(-1)?.id;
    return { stopped: await stopRefused(em, scope, rows), ...(last !== undefined && { last }) };
  });
}

async function stopRefused(em: EntityManager, parts: SendParts, rows: readonly WaitingRow[]): Promise<number> {
  let stopped = 0;
  // Always in the same order, so that two who stop at once wait for each other and never for ever.
  const people = [...Map.groupBy(rows, ({ subjectId }) => subjectId)].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [subjectId, messages] of people) {
    const person = await loadSendPerson(em, parts, subjectId);
    for (const message of messages) {
      const question = questionOf(message);
      const verdict = question && person?.verdict(question);
      if (verdict?.allowed) continue;
      await stop(em, parts, message.id, verdict?.cause ?? 'no-reason-to-write');
      stopped += 1;
    }
  }
  return stopped;
}

function stop(em: EntityManager, { workspaceId, clock }: SendParts, id: string, reason: SendCause): Promise<unknown> {
  return em.execute(
    `update mail_message set state = 'stopped', stop_reason = ?, stopped_at = ?::timestamptz
     where workspace_id = ? and id = ? and state = 'queued'`,
    [reason, clock.now().toISOString(), workspaceId, id],
  );
}

function questionOf({ purpose, channel, ...about }: WaitingRow): SendQuestion | null {
  const way = SEND_CHANNELS.find((one) => one === channel);
  return way && isPurpose(purpose) ? { ...about, purpose, channel: way } : null;
}
