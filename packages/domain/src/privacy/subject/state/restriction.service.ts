import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { PURPOSES, type Purpose } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { findSubject } from '../../consent/append-consent.ts';
import { recomputeSubjects } from '../../consent/recompute-subjects.ts';
import { stopWaiting } from '../../may-send/stop-waiting.ts';
import type { RESTRICTION_GROUNDS } from '../data-subject.entity.ts';
import { ItemRestriction, type RestrictableRecord } from './item-restriction.entity.ts';
import { type ExceptionGround, RestrictionException } from './restriction-exception.entity.ts';

const LONGEST_REASON = 500;

/** Of one person so many records are stored alone at once; for more the person themselves is restricted. */
const MOST_ITEMS = 50;

/** A record that somebody wants stored and not otherwise used. */
export interface RestrictedItem {
  readonly recordType: RestrictableRecord;
  readonly recordId: string;
  readonly ground: (typeof RESTRICTION_GROUNDS)[number];
}

/** What goes on although processing is restricted. */
export interface NewException {
  readonly purpose: Purpose;
  readonly ground: ExceptionGround;
  /** Sealed under the person's key. */
  readonly reason: string;
  readonly expiresAt: Date;
}

/** Restricts single records, and allows what the law lets go on although a person is restricted (GDPR Art. 18). */
export class RestrictionService {
  constructor(private readonly scope: Scope) {}

  /**
   * Restricts one record that a person has a part in: it is stored, and closed to every purpose that can be refused. Gives the
   * person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError for a record in which they have no part · WrongStateError
   * where it is restricted already
   */
  async restrictItem(subjectId: string, { recordType, recordId, ground }: RestrictedItem): Promise<string> {
    this.scope.require('subject:restrict');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const subject = await findSubject(em, this.scope, subjectId);
      await this.assertPart(em, recordType, recordId, subjectId);
      const item = { workspaceId, recordType, recordId, subject, liftedAt: null };
      if ((await em.count(ItemRestriction, item)) > 0)
        throw new WrongStateError('restricted', 'This record is restricted already.');
      if ((await em.count(ItemRestriction, { workspaceId, subject, liftedAt: null })) >= MOST_ITEMS)
        throw new WrongStateError('too-many', `Already ${MOST_ITEMS} records are restricted: restrict the person.`);
      const row = { workspaceId, id: newId(), subject: ref(subject), recordType, recordId };
      em.persist(em.create(ItemRestriction, { ...row, restrictionGround: ground, restrictedAt: clock.now() }));
      this.recordItem(em, subjectId, { recordType, recordId }, ['restricted', ground]);
      return subject.id;
    });
  }

  /**
   * Ends the restriction of a record, after the person was told (GDPR Art. 18(3)); gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it was ended · InvalidInputError
   * where the person was not told yet
   */
  async liftItem(id: string, personToldAt: Date): Promise<string> {
    this.scope.require('subject:restrict');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const item = await em.findOne(ItemRestriction, { workspaceId, id });
      if (!item) throw new NotFoundError('itemRestriction');
      if (item.liftedAt) throw new WrongStateError('lifted', 'This restriction was ended before.');
      const now = clock.now();
      if (personToldAt < item.restrictedAt || personToldAt > now)
        throw invalid(
          'personToldAt',
          'Tell the person first: a time after the restriction began and not ahead of now.',
        );
      item.liftedAt = now;
      this.recordItem(em, item.subject.id, item, ['lifted']);
      return item.subject.id;
    });
  }

  /**
   * Lets one purpose go on for a time although the person is restricted, on a ground of Art. 18(2) and with a reason; gives the
   * person. What else they refuse stays refused.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError · WrongStateError where nothing is
   * restricted, or for this purpose nothing is any more
   */
  async allow(subjectId: string, exception: NewException): Promise<string> {
    const { workspaceId, clock, viewer, vault } = this.scope;
    assertPlausible(exception, clock.now());
    return this.changePerson(subjectId, async (em) => {
      const subject = await findSubject(em, this.scope, subjectId);
      if (!subject.restrictedAt) throw new WrongStateError('unrestricted', 'Processing is not restricted.');
      const { purpose, ground, reason, expiresAt } = exception;
      const open = { workspaceId, subject, purpose, expiresAt: { $gt: clock.now() } };
      if ((await em.count(RestrictionException, open)) > 0)
        throw new WrongStateError('allowed', 'This purpose goes on already: end that first.');
      const id = newId();
      const place = { workspaceId, table: 'restriction_exception', column: 'reason', rowId: id };
      em.persist(
        em.create(RestrictionException, {
          ...{ workspaceId, id, subject: ref(subject), purpose, ground, expiresAt, createdAt: clock.now() },
          reason: await vault.seal(subject.id, place, reason.trim()),
          approvedById: viewer.kind === 'member' ? viewer.id : null,
        }),
      );
      return ['allowed', purpose, ground];
    });
  }

  /**
   * Ends what was allowed, before its time; gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it has ended
   */
  async endException(id: string): Promise<string> {
    this.scope.require('subject:restrict');
    const { workspaceId, clock } = this.scope;
    const found = await this.scope.transaction((em) => em.findOne(RestrictionException, { workspaceId, id }));
    if (!found) throw new NotFoundError('restrictionException');
    return this.changePerson(found.subject.id, async (em) => {
      const exception = await em.findOneOrFail(RestrictionException, { workspaceId, id });
      if (exception.expiresAt <= clock.now()) throw new WrongStateError('ended', 'This has ended already.');
      exception.expiresAt = clock.now();
      return ['ended', exception.purpose];
    });
  }

  private changePerson(subjectId: string, work: (em: EntityManager) => Promise<string[]>): Promise<string> {
    this.scope.require('subject:restrict');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const fields = await work(em);
      const target = { targetType: 'data_subject', targetId: subjectId, subjectId };
      this.scope.record(em, { action: 'subject:restrict', ...target, fields });
      await recomputeSubjects(em, workspaceId, [subjectId], clock.now());
      await stopWaiting(em, this.scope, [subjectId]);
      return subjectId;
    });
  }

  private recordItem(
    em: EntityManager,
    subjectId: string,
    { recordType, recordId }: Pick<ItemRestriction, 'recordType' | 'recordId'>,
    fields: readonly string[],
  ): void {
    this.scope.record(em, {
      ...{ action: 'subject:restrict', targetType: recordType, targetId: recordId, subjectId, fields },
    });
  }

  /** A record is restricted for somebody whom it tells of, by its people or through the contact that it is kept under. */
  private async assertPart(em: EntityManager, type: RestrictableRecord, id: string, subjectId: string): Promise<void> {
    const { workspaceId } = this.scope;
    const rows = await em.execute(
      `select 1 from record_subject where workspace_id = ? and record_type = ? and record_id = ? and subject_id = ?
       union select 1 from "${type}" r join contact c on c.workspace_id = r.workspace_id and c.id = r.contact_id
       where r.workspace_id = ? and r.id = ? and c.subject_id = ?`,
      [workspaceId, type, id, subjectId, workspaceId, id, subjectId],
    );
    if (rows.length === 0) throw new NotFoundError(type, 'recordId');
  }
}

function assertPlausible({ purpose, reason, expiresAt }: NewException, now: Date): void {
  if (PURPOSES[purpose].list === 'always') throw invalid('purpose', 'This purpose goes on whatever is restricted.');
  if (!reason.trim() || reason.length > LONGEST_REASON)
    throw invalid('reason', `Expected a reason of at most ${LONGEST_REASON} characters.`);
  if (expiresAt <= now) throw invalid('expiresAt', 'Expected a time ahead of now.');
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
