import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/ids.ts';
import { DomainEvent } from '../../../kernel/records/domain-event.entity.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { workspaceFacts } from '../../privacy-parts.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { ErasedKey } from '../sweep/erasure-trace.entity.ts';
import { RecipientNotice } from './recipient-notice.entity.ts';

/** So many days a recipient has to acknowledge. */
export const ACKNOWLEDGE_DAYS = 30;

/** Of what recipients are told, and in answer to what. */
export interface Told {
  /** One human; who was merged into them, and they into, is looked up, unless an erasure has parted them already. */
  readonly subjectIds: readonly string[];
  readonly kind: RecipientNotice['kind'];
  readonly requestId: string | null;
  readonly ledgerId: string | null;
}

interface Recipient {
  readonly subjectId: string;
  readonly recipient: string;
  readonly isByFeed: boolean;
}

/**
 * GDPR Art. 19: notes everybody who received data of these people. Whoever has a key that works hears of it in the feed of events,
 * at once; the others are told by staff. Can run again, for a disclosure that was written down late. Gives how many were new.
 */
export async function tellRecipients(em: EntityManager, scope: Scope, told: Told): Promise<number> {
  const { workspaceId, clock } = scope;
  const { kind, requestId, ledgerId } = told;
  await em.flush();
  const subjectIds = await samePerson(em, workspaceId, told.subjectIds);
  if (subjectIds.length === 0) return 0;
  const recipients = await recipientsOf(em, scope, { ...told, subjectIds });
  if (recipients.length === 0) return 0;
  const now = clock.now();
  const { timeZone } = await workspaceFacts(em, workspaceId);
  const dueOn = dateOf(new Date(now.getTime() + ACKNOWLEDGE_DAYS * 86_400_000), timeZone);
  for (const { subjectId, recipient, isByFeed } of recipients) {
    const id = newId();
    const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
    em.persist(
      em.create(RecipientNotice, {
        ...{ workspaceId, id, subject, recipient, isByFeed, kind, requestId, ledgerId },
        ...{ createdAt: now, dueOn, toldAt: isByFeed ? now : null },
      }),
    );
    if (isByFeed) em.persist(em.create(DomainEvent, eventOf(scope, id, subjectId, kind)));
  }
  await em.flush();
  if (ledgerId !== null) await countRecipients(em, workspaceId, [ledgerId]);
  return recipients.length;
}

const EVENTS = { erase: 'person:erased', rectify: 'person:rectified', restrict: 'person:restricted' } as const;

/** The tombstone that the feed tells, to keys of the recipient alone: an id, and what is to be done. */
function eventOf({ workspaceId, clock }: Scope, noticeId: string, subjectId: string, kind: Told['kind']) {
  return {
    ...{ workspaceId, id: newId(), type: EVENTS[kind], aggregateType: 'recipient_notice', aggregateId: noticeId },
    ...{ aggregateVersion: 1, subjectId, occurredAt: clock.now() },
  };
}

/**
 * A person is one for a recipient, however many entries of theirs were merged: the notice names the one that was disclosed last.
 * An erasure is of one person, whichever entry a notice of it names.
 */
function recipientsOf(em: EntityManager, { workspaceId, clock }: Scope, told: Told): Promise<Recipient[]> {
  return em.execute<Recipient[]>(
    `select distinct on (d.recipient) d.subject_id as "subjectId", d.recipient,
       exists (select 1 from api_key k where k.workspace_id = d.workspace_id and k.recipient = d.recipient
         and k.revoked_at is null and (k.expires_at is null or k.expires_at > ?::timestamptz)) as "isByFeed"
     from disclosure d
     where d.workspace_id = ? and d.subject_id in (?)
       and not exists (select 1 from recipient_notice n where n.workspace_id = d.workspace_id
         and (n.subject_id in (?) or n.ledger_id = ?::uuid)
         and n.recipient = d.recipient and n.kind = ?
         and n.ledger_id is not distinct from ?::uuid and n.request_id is not distinct from ?::uuid)
     order by d.recipient, d.disclosed_at desc`,
    [
      ...[clock.now().toISOString(), workspaceId, told.subjectIds, told.subjectIds, told.ledgerId, told.kind],
      ...[told.ledgerId, told.requestId],
    ],
  );
}

/** Brings the numbers of recipients in the ledger up to date. */
export async function countRecipients(
  em: EntityManager,
  workspaceId: string,
  ledgerIds: readonly string[],
): Promise<void> {
  if (ledgerIds.length === 0) return;
  await em.flush();
  const counts = await em.execute<{ id: string; told: number; acknowledged: number }[]>(
    `select ledger_id as id, count(told_at)::int as told, count(acknowledged_at)::int as acknowledged
     from recipient_notice where workspace_id = ? and ledger_id in (?) group by ledger_id`,
    [workspaceId, ledgerIds],
  );
  for (const { id, told, acknowledged } of counts) {
    const ledger = await em.findOne(ErasureLedger, { workspaceId, id });
    if (ledger) Object.assign(ledger, { recipientsTold: told, recipientsAcknowledged: acknowledged });
  }
}

/** So long after an erasure a reading can still be written down that happened before it. */
const LATE_DAYS = 2;

/** Notes recipients whose reading was written down only after the person was erased. Gives how many. */
export async function tellLateRecipients(em: EntityManager, scope: Scope): Promise<number> {
  const { workspaceId, clock } = scope;
  const since = new Date(clock.now().getTime() - LATE_DAYS * 86_400_000);
  const ledgers = await em.find(ErasureLedger, { workspaceId, state: 'done', finishedAt: { $gte: since } });
  let told = 0;
  for (const { id: ledgerId, subjectId, requestId = null } of ledgers) {
    // The erasure has parted who was one: whoever got data of an entry that was merged is found by its key.
    const keys = await em.find(ErasedKey, { workspaceId, ledgerId });
    const subjectIds = [subjectId, ...keys.map(({ keyId }) => keyId)];
    told += await tellRecipients(em, scope, { subjectIds, kind: 'erase', requestId, ledgerId });
  }
  return told;
}
