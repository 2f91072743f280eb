import { InvalidInputError, NotAllowedError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { IMPOSSIBLE_REASONS, RecipientNotice } from './recipient-notice.entity.ts';
import { countRecipients } from './tell-recipients.ts';

/** Why a recipient is not told, or does nothing. */
export type ImpossibleReason = (typeof IMPOSSIBLE_REASONS)[number];

/** What became of a notice, as staff note it. */
export const NOTICE_OUTCOMES = ['told', 'acknowledged', 'impossible'] as const;

type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];

const MOST_PEOPLE = 500;

/** Those who received data of people and are told what became of them (GDPR Art. 19). */
export class Recipients {
  constructor(private readonly scope: Scope) {}

  /**
   * A recipient says by its key that it did what it was told: the notices about these people that are for the organisation of the
   * key. What was acknowledged before stays as it is.
   * @returns how many notices were acknowledged now
   * @throws NotAllowedError for a member · InvalidInputError for too many at once
   */
  async acknowledge(subjectIds: readonly string[]): Promise<number> {
    this.scope.require('erasure:acknowledge');
    const { viewer, workspaceId, clock } = this.scope;
    if (viewer.kind !== 'api-key' || viewer.id === null) throw new NotAllowedError('erasure:acknowledge');
    if (subjectIds.length === 0 || subjectIds.length > MOST_PEOPLE)
      throw new InvalidInputError([{ path: 'subjectIds', message: `Expected 1 to ${MOST_PEOPLE} people.` }]);
    return this.scope.transaction(async (em) => {
      // A recipient may know somebody by the id that they had before two entries of them became one.
      const same = await samePerson(em, workspaceId, subjectIds);
      if (same.length === 0) return 0;
      const rows = await em.execute<{ id: string }[]>(
        `select n.id from recipient_notice n
           join api_key k on k.workspace_id = n.workspace_id and k.recipient = n.recipient and k.id = ?
         where n.workspace_id = ? and n.subject_id in (?) and n.acknowledged_at is null order by n.id for update of n`,
        [viewer.id, workspaceId, same],
      );
      const ids = rows.map(({ id }) => id);
      const notices = await em.find(RecipientNotice, { workspaceId, id: { $in: ids } });
      for (const notice of notices) {
        const now = clock.now();
        Object.assign(notice, { acknowledgedAt: now, acknowledgedByKeyId: viewer.id, toldAt: notice.toldAt ?? now });
        Object.assign(notice, { impossibleAt: null, impossibleReason: null });
        this.recordDeed(em, notice, 'erasure:acknowledge', 'acknowledged');
      }
      await countRecipients(em, workspaceId, ledgersOf(notices));
      return notices.length;
    });
  }

  /**
   * Staff note that they told a recipient, that it answered, or why it cannot be told.
   * @throws NotAllowedError · NotFoundError · InvalidInputError for `impossible` without a reason · WrongStateError where it
   * acknowledged before
   */
  async note(id: string, outcome: NoticeOutcome, reason: ImpossibleReason | null): Promise<string> {
    this.scope.require('recipient:tell');
    const { workspaceId, clock } = this.scope;
    if ((outcome === 'impossible') !== (reason !== null)) {
      const message = `Expected one of ${IMPOSSIBLE_REASONS.join(', ')} for what is impossible, and nothing else.`;
      throw new InvalidInputError([{ path: 'reason', message }]);
    }
    return this.scope.transaction(async (em) => {
      const notice = await em.findOne(RecipientNotice, { workspaceId, id });
      if (!notice) throw new NotFoundError('notice');
      if (notice.acknowledgedAt) throw new WrongStateError('acknowledged', 'The recipient has acknowledged this.');
      const now = clock.now();
      Object.assign(notice, { impossibleAt: reason ? now : null, impossibleReason: reason });
      if (outcome !== 'impossible') notice.toldAt ??= now;
      if (outcome === 'acknowledged') notice.acknowledgedAt = now;
      this.recordDeed(em, notice, 'recipient:tell', outcome);
      await countRecipients(em, workspaceId, ledgersOf([notice]));
      return notice.id;
    });
  }

  private recordDeed(
    em: Parameters<Scope['record']>[0],
    { id, subject }: RecipientNotice,
    action: 'erasure:acknowledge' | 'recipient:tell',
    step: string,
  ): void {
    this.scope.record(em, {
      ...{ action, targetType: 'recipient_notice', targetId: id, subjectId: subject.id, fields: [step] },
    });
  }
}

function ledgersOf(notices: readonly RecipientNotice[]): string[] {
  return [...new Set(notices.flatMap(({ ledgerId }) => ledgerId ?? []))];
}
