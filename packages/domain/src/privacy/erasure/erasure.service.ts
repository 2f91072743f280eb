import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { settleWrites } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { recomputeSubjects } from '../consent/recompute-subjects.ts';
import { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { suppress } from '../ledger/suppression-list.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { identifiersOf } from '../reach/identifiers.ts';
import { reachRows, samePerson } from '../reach/reached-rows.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { eraseJointRecords, unlinkPerson } from './erase-joint-records.ts';
import { eraseLinkedRows, eraseOwnRows, eraseSubject, markErased } from './erase-rows.ts';
import type { ErasureContext } from './erasure-context.ts';
import { keepItems } from './items/keep-items.ts';
import { findJointRows } from './joint-records.ts';
import { destroyExports } from './recipients/destroy-exports.ts';
import { tellRecipients } from './recipients/tell-recipients.ts';
import { eraseUnattachedRows, redactSharedRecords } from './redact-records.ts';
import { noteTraces } from './sweep/note-traces.ts';
import { rememberLookedFor, startSearch } from './text/looked-for.ts';

/** Why a person is erased, and in answer to which request. */
export interface ErasureOrder {
  readonly subjectIds: readonly string[];
  readonly requestId: string | null;
  readonly ground: ErasureLedger['ground'];
}

/** Why somebody cannot be erased now, and what to do. */
const TIED = 'This person works here. Let them leave under Members first; then what is left of them can be erased.';

/** The traces that deletion leaves in the database's files are swept within a day; the ledger says when. */
const SWEEP_HOURS = 24;

/**
 * Erases people (GDPR Art. 17). The ledger is written first and drives everything after it, so that an erasure which is cut off
 * goes on where it was: `planned` → `running` (what others keep is redacted) → `done` (the rest is gone, the keys with it).
 */
export class ErasureService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Writes the ledger and puts the person's addresses on the suppression list, in the caller's transaction and before anything
   * is destroyed; whose time was merely over did not ask to stay away. Whoever has an account leaves every workspace and can
   * sign in no more from then on. Gives the ledger's id, one for each human.
   * @throws NotAllowedError · NotFoundError · WrongStateError for a member, who has to leave first, and for the last owner of
   * a workspace, who has to hand over first
   */
  async plan(em: EntityManager, order: ErasureOrder): Promise<string[]> {
    this.scope.require('subject:erase');
    const { workspaceId, clock } = this.scope;
    const now = clock.now();
    const ledgers: string[] = [];
    const planned = new Set<string>();
    for (const subjectId of order.subjectIds) {
      if (planned.has(subjectId)) continue;
      const same = await samePerson(em, workspaceId, [subjectId]);
      if (same.length === 0) throw new NotFoundError('subject');
      for (const id of same) planned.add(id);
      // Whoever was merged since may have an open erasure under the other name: it covers both.
      const open = await em.find(ErasureLedger, { workspaceId, subjectId: { $in: same }, state: { $ne: 'done' } });
      if (open.length > 0) {
        ledgers.push(...open.map(({ id }) => id));
        continue;
      }
      await this.assertErasable(em, same);
      const digests = await this.parts.directory.digestsOf(em, workspaceId, same);
      if (order.ground !== 'retention') await suppress(em, workspaceId, digests, ['no-re-creation', 'no-contact'], now);
      const ledger = this.writeLedger(em, subjectId, order, now);
      // After a restore somebody may own a workspace alone whom nobody else can ask to hand over any more.
      const isForced = order.ground !== 'request';
      await this.parts.accounts.end(em, this.scope, same, { isForced });
      // The erasure parts them: whoever restores a backup from before a merge has to know who else it was.
      for (const id of same) if (id !== subjectId) this.recordDeed(em, { id: ledger.id, subjectId: id }, 'planned');
      ledgers.push(ledger.id);
    }
    return ledgers;
  }

  /**
   * Carries a planned erasure out; one that is done already is left alone, so it can run twice and at once.
   * @throws NotFoundError; anything else leaves the erasure `partial`, to be taken up again
   */
  async run(ledgerId: string): Promise<void> {
    this.scope.require('subject:erase');
    try {
      await this.scope.transaction((em) => this.redact(em, ledgerId));
      await this.scope.transaction((em) => this.destroy(em, ledgerId));
    } catch (error) {
      await this.markPartial(ledgerId);
      throw error;
    }
  }

  /**
   * Carries several planned erasures out, one after the other: one that fails keeps no other waiting.
   * @throws Error for the first that failed, after the last
   */
  async runAll(ledgerIds: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    for (const id of ledgerIds) await this.run(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /**
   * Takes up every erasure of the workspace that was planned and is not done.
   * @throws Error for the first that failed, after the last
   */
  async resume(): Promise<number> {
    const { workspaceId } = this.scope;
    const open = await this.scope.transaction((em) =>
      em.find(ErasureLedger, { workspaceId, state: { $ne: 'done' } }, { orderBy: { id: 'asc' } }),
    );
    await this.runAll(open.map(({ id }) => id));
    return open.length;
  }

  /**
   * First half: what other people keep loses this person, and what of it lay under this person's key gets another. It is
   * committed before any key is destroyed, so that nobody else loses anything when the second half is cut off.
   */
  private async redact(em: EntityManager, ledgerId: string): Promise<void> {
    const ledger = await this.lock(em, ledgerId);
    if (ledger.state === 'done' || ledger.keysDestroyedAt) return;
    const context = await this.prepare(em, ledger);
    await keepItems(context, ledger);
    await noteTraces(context, ledger);
    const joint = await findJointRows(context);
    await rememberLookedFor(context, ledger, joint);
    await redactSharedRecords(context, joint);
    await eraseUnattachedRows(context);
    // From here on nobody writes about them any more, however long the second half is away.
    await markErased(context);
    this.count(ledger, context);
    ledger.state = 'running';
  }

  /**
   * Second half: everything that is the person's own. The keys are destroyed before the rows are gone for good, at the end of
   * this transaction: if it is cut off in between, what is left can be read by nobody and is cleared at the next attempt.
   */
  private async destroy(em: EntityManager, ledgerId: string): Promise<void> {
    const ledger = await this.lock(em, ledgerId);
    if (ledger.state === 'done') return;
    const context = await this.prepare(em, ledger);
    // An invitation that was just being accepted when it was planned.
    await this.parts.accounts.end(em, this.scope, context.subjectIds, { isForced: true });
    const joint = await findJointRows(context);
    const deletedIds = await eraseJointRecords(context, joint);
    await unlinkPerson(context);
    await eraseLinkedRows(context);
    await eraseOwnRows(context);
    await eraseSubject(context);
    const now = this.scope.clock.now();
    await recomputeSubjects(em, this.scope.workspaceId, context.subjectIds, now);
    this.count(ledger, context);
    Object.assign(ledger, {
      ...{ state: 'done', keysDestroyedAt: now, finishedAt: now },
      sweepDueAt: new Date(now.getTime() + SWEEP_HOURS * 3_600_000),
    });
    const { subjectIds } = context;
    const told = { subjectIds, kind: 'erase', requestId: ledger.requestId ?? null, ledgerId: ledger.id } as const;
    await tellRecipients(em, this.scope, told);
    this.recordDeed(em, ledger, 'done');
    await startSearch(em, this.scope, ledger);
    await destroyExports(em, this.scope);
    await settleWrites(em);
    // Every statement has succeeded; only the commit is left.
    await this.scope.vault.destroyKeys(this.scope.workspaceId, [...context.subjectIds, ...deletedIds]);
  }

  private async prepare(em: EntityManager, ledger: ErasureLedger): Promise<ErasureContext> {
    const { workspaceId, vault } = this.scope;
    const { catalogue, files, keepers } = this.parts;
    const subjectIds = await samePerson(em, workspaceId, [ledger.subjectId]);
    // Whoever just writes about them is waited for and found; whoever comes later waits, and then finds them erased.
    await em.execute('select id from data_subject where workspace_id = ? and id in (?) order by id for update', [
      ...[workspaceId, subjectIds],
    ]);
    const reach = await reachRows(em, workspaceId, catalogue, subjectIds);
    const identifiers = await identifiersOf(em, vault, workspaceId, catalogue, reach);
    const counts = { cleared: 0, deleted: 0, kept: 0 };
    const isAnonymised = ledger.ground === 'retention';
    return { em, scope: this.scope, files, catalogue, keepers, subjectIds, reach, identifiers, counts, isAnonymised };
  }

  private count(ledger: ErasureLedger, { counts }: ErasureContext): void {
    ledger.rowsCleared += counts.cleared;
    ledger.rowsDeleted += counts.deleted;
    ledger.rowsKept = Math.max(ledger.rowsKept, counts.kept);
  }

  private async assertErasable(em: EntityManager, subjectIds: readonly string[]): Promise<void> {
    const { workspaceId } = this.scope;
    const subjects = await em.find(DataSubject, { workspaceId, id: { $in: [...subjectIds] } });
    if (subjects.every(({ erasedAt }) => erasedAt)) throw new NotFoundError('subject');
    const tie = await this.parts.directory.ties(em, workspaceId, subjectIds);
    if (tie) throw new WrongStateError(tie, TIED);
  }

  private writeLedger(em: EntityManager, subjectId: string, order: ErasureOrder, now: Date): ErasureLedger {
    const { requestId, ground } = order;
    const { workspaceId } = this.scope;
    const ledger = em.create(ErasureLedger, {
      ...{ workspaceId, id: newId(), subjectId, requestId, ground, state: 'planned', plannedAt: now },
    });
    em.persist(ledger);
    this.recordDeed(em, ledger, 'planned');
    return ledger;
  }

  private recordDeed(
    em: EntityManager,
    { id, subjectId }: Pick<ErasureLedger, 'id' | 'subjectId'>,
    step: string,
  ): void {
    this.scope.record(em, {
      ...{ action: 'subject:erase', targetType: 'erasure_ledger', targetId: id, subjectId, fields: [step] },
    });
  }

  private async lock(em: EntityManager, id: string): Promise<ErasureLedger> {
    const key = { workspaceId: this.scope.workspaceId, id };
    const ledger = await em.findOne(ErasureLedger, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!ledger) throw new NotFoundError('erasure');
    return ledger;
  }

  private async markPartial(ledgerId: string): Promise<void> {
    await this.scope.transaction(async (em) => {
      const ledger = await em.findOne(ErasureLedger, { workspaceId: this.scope.workspaceId, id: ledgerId });
      if (ledger && ledger.state !== 'done') ledger.state = 'partial';
    });
  }
}
