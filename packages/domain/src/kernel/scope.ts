import { type EntityManager, OptimisticLockError } from '@mikro-orm/postgresql';
import { type Action, purposesForAction } from './actions.ts';
import type { Clock } from './clock.ts';
import { goesOnWhileClosing } from './closing.ts';
import { lostVersionOf, tryAgain } from './conflict.ts';
import {
  NotAllowedError,
  NotFoundError,
  PurposeNotAllowedError,
  StaleVersionError,
  WorkspaceClosingError,
} from './errors.ts';
import { isUuid, newId } from './ids.ts';
import type { JobQueue } from './job-queue.ts';
import type { Purpose } from './purposes.ts';
import { writeDown } from './records/deed-writer.ts';
import type { Once } from './records/once.ts';
import { signalOutbox } from './records/outbox-signal.ts';
import { inSavepoint } from './savepoint.ts';
import type { Vault } from './vault.ts';
import { type Responsible, ROW_REACH, rowScope, type Viewer } from './viewer.ts';

/** Through what something is done; stands in history and audit. */
export type Through = 'screen' | 'api' | 'import' | 'bulk' | 'portal' | 'job' | 'cli' | 'seed';

/** A field that changed, with its values in clear; fields that are sealed leave the values out. */
export interface Change {
  readonly field: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** What a command did; becomes an audit entry, a domain event and the history of the record. */
export interface Deed {
  readonly action: Action;
  readonly targetType: string;
  readonly targetId: string;
  readonly subjectId?: string | null;
  readonly version?: number;
  readonly changes?: readonly Change[];
  /** Names of the fields that it concerned, where nothing changed: a reveal. */
  readonly fields?: readonly string[];
  /** What the audit keeps under the person's key, sealed for the entry `auditId`, and the keyed hash of it that stays. */
  readonly payload?: { readonly auditId: string; readonly sealed: Buffer; readonly commitment: Buffer | null };
  readonly importRunId?: string;
}

interface Member {
  readonly id: string;
}

/** A record with the member who is responsible for it, under the name that its entity gives them. */
interface Owned {
  readonly id: string;
  readonly version: number;
  readonly deletedAt?: Date | null | undefined;
  readonly owner?: Member | null | undefined;
  readonly assignee?: Member | null | undefined;
  readonly author?: Member | null | undefined;
  readonly member?: Member | null | undefined;
}

/** What a scope is made of. */
export interface ScopeParts {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly purpose: Purpose;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly jobs: JobQueue;
  readonly through: Through;
  /** Guards the command against being carried out twice. */
  readonly once?: Once | null;
  /** The bulk action of which everything is a part that is done. */
  readonly bulkActionId?: string | null;
}

/** Makes every statement of the transaction run inside one workspace; row-level security shows nothing without it. */
export async function enterWorkspace(em: EntityManager, workspaceId: string): Promise<void> {
  if (!isUuid(workspaceId)) throw new TypeError('A workspace id is a lower-case UUID.');
  await em.execute(`set local app.workspace_id = '${workspaceId}'`);
}

/** Who acts, for what purpose, on which workspace: the only thing that is handed to a service. */
export class Scope {
  readonly viewer: Viewer;
  readonly purpose: Purpose;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly jobs: JobQueue;
  readonly through: Through;
  readonly operationId = newId();
  readonly bulkActionId: string | null;
  private readonly once: Once | null;
  private readonly em: EntityManager;
  private joins = false;

  constructor(parts: ScopeParts) {
    this.em = parts.em;
    this.bulkActionId = parts.bulkActionId ?? null;
    this.viewer = parts.viewer;
    this.purpose = parts.purpose;
    this.clock = parts.clock;
    this.vault = parts.vault;
    this.jobs = parts.jobs;
    this.through = parts.through;
    this.once = parts.once ?? null;
  }

  get workspaceId(): string {
    return this.viewer.workspaceId;
  }

  /**
   * The same scope inside a transaction of its own that is open: a command that is carried out with it is kept or taken back
   * with that transaction, and leaves nothing in it where it throws.
   */
  inside(em: EntityManager): Scope {
    const { viewer, purpose, clock, vault, jobs, through, bulkActionId } = this;
    const scope = new Scope({ em, viewer, purpose, clock, vault, jobs, through, bulkActionId });
    scope.joins = true;
    return scope;
  }

  /**
   * Makes sure that the viewer may do this, and may do it for the declared purpose.
   * @throws NotAllowedError · PurposeNotAllowedError · WorkspaceClosingError
   */
  require(action: Action): void {
    if (this.viewer.isClosing === true && !goesOnWhileClosing(action)) throw new WorkspaceClosingError();
    if (rowScope(this.viewer, action) === 'none') throw new NotAllowedError(action);
    if (!purposesForAction(action).includes(this.purpose)) throw new PurposeNotAllowedError(this.purpose);
  }

  /**
   * One command, one transaction; it commits when `work` returns and leaves nothing when it throws. Where it meets others in a
   * deadlock, `work` runs again from its beginning.
   * @throws AlreadyDoneError · IdempotencyMismatchError for a command with an idempotency key · StaleVersionError where another command changed a record between its reading and its writing
   */
  async transaction<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    const once = this.once?.isClaimed === false ? this.once : null;
    if (this.joins) return asStale(() => inSavepoint(this.em, work));
    const run = () =>
      inTransaction(this.em.fork(), async (em) => {
        await enterWorkspace(em, this.workspaceId);
        const settle = await once?.claim(em, this.clock.now());
        const result = await work(em);
        await settle?.(result);
        return result;
      });
    const result = await asStale(() => tryAgain(run));
    signalOutbox(this.em, this.workspaceId);
    return result;
  }

  /**
   * A record that exists, lies in the viewer's workspace and that the viewer reaches with `action`.
   * @throws NotFoundError for anything else, so that a hidden row looks like a missing one · StaleVersionError
   */
  async findVisible<Entity extends Owned>(
    em: EntityManager,
    entity: new () => Entity,
    id: string,
    action: Action,
    ifVersion?: number | null,
  ): Promise<Entity> {
    const found = await findInWorkspace(em, entity, this.workspaceId, id);
    if (!found || found.deletedAt || !(await this.reaches(em, found, action)))
      throw new NotFoundError(entity.name.toLowerCase());
    assertVersion(found, ifVersion);
    return found;
  }

  /**
   * A record in the recycle bin, under the same conditions.
   * @throws NotFoundError · StaleVersionError
   */
  async findInBin<Entity extends Owned>(
    em: EntityManager,
    entity: new () => Entity,
    id: string,
    action: Action,
    ifVersion?: number | null,
  ): Promise<Entity> {
    const found = await findInWorkspace(em, entity, this.workspaceId, id);
    if (!found?.deletedAt || !(await this.reaches(em, found, action)))
      throw new NotFoundError(entity.name.toLowerCase());
    assertVersion(found, ifVersion);
    return found;
  }

  /** Writes the audit entry, the domain event and the history of a deed into its transaction. */
  record(em: EntityManager, deed: Deed): void {
    const { action, targetType, targetId, subjectId = null, version = 1, importRunId = null, changes = [] } = deed;
    const fields = deed.fields ?? deed.changes?.map((change) => change.field);
    writeDown(em, {
      ...{ workspaceId: this.workspaceId, auditId: deed.payload?.auditId ?? newId(), occurredAt: this.clock.now() },
      ...{ actorKind: this.viewer.kind, actorId: this.viewer.id, purpose: this.purpose, through: this.through },
      ...{ action, targetType, targetId, subjectId, version, importRunId, operationId: this.operationId },
      bulkActionId: this.bulkActionId,
      fields: fields?.join(',') ?? null,
      payload: deed.payload?.sealed ?? null,
      commitment: deed.payload?.commitment ?? null,
      changes: changes.map(({ field, from = null, to = null }) => ({ field, from, to })),
    });
  }

  /** Whether the viewer's row scope for an action covers a record of the workspace. */
  async reaches(em: EntityManager, record: Owned, action: Action): Promise<boolean> {
    const scope = rowScope(this.viewer, action);
    if (scope === 'all') return true;
    if (scope === 'none') return false;
    const responsible = await this.responsibleFor(em, record);
    return responsible !== null && ROW_REACH[scope].includes(responsible);
  }

  /** Who is responsible for a record; null for somebody of another team. */
  private async responsibleFor(em: EntityManager, record: Owned): Promise<Responsible | null> {
    const memberId = (record.assignee ?? record.owner ?? record.author ?? record.member)?.id ?? null;
    if (memberId === null) return 'nobody';
    if (memberId === this.viewer.id) return 'viewer';
    return (await this.sharesTeam(em, memberId)) ? 'team-mate' : null;
  }

  private async sharesTeam(em: EntityManager, memberId: string): Promise<boolean> {
    const rows = await em.execute(
      `select 1 from team_member mine join team_member theirs
         on theirs.workspace_id = mine.workspace_id and theirs.team_id = mine.team_id
       where mine.workspace_id = ? and mine.member_id = ? and theirs.member_id = ? limit 1`,
      [this.workspaceId, this.viewer.id, memberId],
    );
    return rows.length > 0;
  }
}

/** Says of a record that another command changed between its reading and its writing that it is stale. */
async function asStale<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const version = error instanceof OptimisticLockError ? versionOf(error.getEntity()) : lostVersionOf(error);
    throw version === null ? error : new StaleVersionError(version, version + 1);
  }
}

/** Commits what `work` did, or takes it back; `em` serves no other transaction. */
async function inTransaction<Result>(em: EntityManager, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
  await em.begin();
  try {
    const result = await work(em);
    await em.commit();
    return result;
  } catch (error) {
    // Where it cannot be taken back the connection is gone, and the transaction with it.
    await em.rollback().catch(() => undefined);
    throw error;
  }
}

function assertVersion(record: Owned, ifVersion: number | null | undefined): void {
  if (ifVersion != null && ifVersion !== record.version) throw new StaleVersionError(ifVersion, record.version);
}

function versionOf(entity: object | undefined): number | null {
  return entity && 'version' in entity && typeof entity.version === 'number' ? entity.version : null;
}

async function findInWorkspace<Entity extends Owned>(
  em: EntityManager,
  entity: new () => Entity,
  workspaceId: string,
  id: string,
): Promise<Entity | null> {
  // The composite key's type cannot be inferred for a generic entity; every tenant table has exactly this one.
  const key = [workspaceId, id] as never;
  return em.findOne(entity, key);
}
