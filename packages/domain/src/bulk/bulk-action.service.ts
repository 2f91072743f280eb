import { type EntityManager, LockMode, ref } from '@mikro-orm/postgresql';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import { Member } from '../identity/member.entity.ts';
import { InvalidInputError, NotAllowedError, WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { JobName } from '../kernel/job-queue.ts';
import type { Scope } from '../kernel/scope.ts';
import { BulkAction } from './bulk-action.entity.ts';
import { type BulkChange, type BulkObject, readBulkChange } from './bulk-change.ts';
import { BULK_RECORDS } from './record/bulk-records.ts';
import { writeItems } from './record/write-items.ts';
import { countOutcomes } from './run/hold-action.ts';

/** So many records are changed at once at most. */
export const MOST_RECORDS = 100_000;

/** Which records are meant: the ids that somebody ticked, or all that a filter found for whoever asks. */
export interface BulkSelection {
  readonly selectedBy: 'ids' | 'filter';
  readonly recordIds: readonly string[];
}

type State = BulkAction['state'];

/** The commands on bulk actions. Each belongs to the member who prepared it; records are changed in that member's name. */
export class BulkActionService {
  constructor(private readonly scope: Scope) {}

  /**
   * Writes down which records are meant, as they are now, and what keeps some of them from being changed. Nothing is changed yet.
   * `selection` holds records that the viewer sees for the purpose in force.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for a change that no record could get, for no record
   * and for too many · NotFoundError for a member whom nobody knows
   */
  async prepare(object: BulkObject, change: BulkChange, selection: BulkSelection): Promise<string> {
    const { scope } = this;
    scope.require('bulk-action:run');
    const { actions } = BULK_RECORDS[object];
    scope.require(change.kind === 'delete' ? actions.delete : actions.change);
    const memberId = ownIdOf(scope);
    // A key has ways of its own to write many records, and nobody to whom the job could be shown.
    if (memberId === null) throw new NotAllowedError('bulk-action:run');
    const read = readBulkChange(object, change);
    const recordIds = [...new Set(selection.recordIds)];
    assertCount(recordIds.length);
    return scope.transaction(async (em) => {
      await findAssignee(em, scope, read.assigneeId, 'assigneeId');
      const now = scope.clock.now();
      const action = em.create(BulkAction, {
        ...{ workspaceId: scope.workspaceId, id: newId(), object, ...read, state: 'prepared' },
        ...{ selectedBy: selection.selectedBy, purpose: scope.purpose, createdAt: now, updatedAt: now },
        member: ref(em.getReference(Member, [scope.workspaceId, memberId])),
      });
      em.persist(action);
      await em.flush();
      await writeItems(em, scope, { actionId: action.id, object, change: read, recordIds });
      await countOutcomes(em, scope, action.id);
      return action.id;
    });
  }

  /**
   * Begins to change the records, in the background.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one that has begun
   */
  start(actionId: string, ifVersion?: number | null): Promise<string> {
    return this.enter({ actionId, ifVersion }, ['prepared'], async (em, action) => {
      Object.assign(action, { state: 'running', startedAt: this.scope.clock.now() });
      await this.enqueue(em, action, 'bulk:run');
    });
  }

  /**
   * Stops an action; what was changed stays so until it is taken back.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one that is over
   */
  cancel(actionId: string, ifVersion?: number | null): Promise<string> {
    return this.enter({ actionId, ifVersion }, ['prepared', 'running'], async (_em, action) => {
      Object.assign(action, { state: 'cancelled', finishedAt: this.scope.clock.now() });
    });
  }

  /**
   * Takes an action back, in the background: every record gets what it had, unless somebody has changed it since.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one that runs, was taken back or has changed nothing
   */
  undo(actionId: string, ifVersion?: number | null): Promise<string> {
    return this.enter({ actionId, ifVersion }, ['done', 'cancelled', 'failed'], async (em, action) => {
      if (action.doneCount === 0) throw new WrongStateError(action.state, 'This bulk action has changed nothing.');
      Object.assign(action, { state: 'undoing', failure: null });
      await this.enqueue(em, action, 'bulk:undo');
    });
  }

  private async enter(
    { actionId, ifVersion }: { readonly actionId: string; readonly ifVersion: number | null | undefined },
    states: readonly State[],
    change: (em: EntityManager, action: BulkAction) => Promise<void>,
  ): Promise<string> {
    this.scope.require('bulk-action:run');
    if (ownIdOf(this.scope) === null) throw new NotAllowedError('bulk-action:run');
    return this.scope.transaction(async (em) => {
      // A batch that is being written holds the row and moves its version: whoever stops it waits, and reads it then.
      const key = { workspaceId: this.scope.workspaceId, id: actionId };
      await em.findOne(BulkAction, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const action = await this.scope.findVisible(em, BulkAction, actionId, 'bulk-action:run', ifVersion);
      if (!states.includes(action.state))
        throw new WrongStateError(action.state, `This bulk action is ${action.state}.`);
      await change(em, action);
      action.updatedAt = this.scope.clock.now();
      const target = { targetType: 'bulk_action', targetId: action.id, version: action.version + 1 };
      this.scope.record(em, { action: 'bulk-action:run', ...target, fields: [action.state] });
      return action.id;
    });
  }

  /** In the name of whoever prepared it, and not of an administrator who may stop it or take it back. */
  private async enqueue(em: EntityManager, action: BulkAction, job: 'bulk:run' | 'bulk:undo'): Promise<void> {
    const name: JobName = job;
    const payload = { workspaceId: this.scope.workspaceId, actionId: action.id, memberId: action.member?.id ?? null };
    await this.scope.jobs.enqueue(em, name, payload);
  }
}

function assertCount(count: number): void {
  if (count > 0 && count <= MOST_RECORDS) return;
  const message = count === 0 ? 'No record matches.' : `At most ${MOST_RECORDS} records are changed at once.`;
  throw new InvalidInputError([{ path: 'selection', message }]);
}
