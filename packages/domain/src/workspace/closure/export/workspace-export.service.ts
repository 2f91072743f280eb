import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, StaleVersionError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { CatalogueTable } from '../../../privacy/catalogue.ts';
import type { PrivateFiles } from '../../../privacy/privacy-parts.ts';
import { type ExportTally, exportEntries } from './export-archive.ts';
import { exportedTables } from './export-columns.ts';
import { tarArchive } from './tar-archive.ts';
import { WorkspaceExport } from './workspace-export.entity.ts';

/** For so long an export can be fetched. */
export const EXPORT_DAYS = 7;

/** How many exports are shown. */
const SHOWN = 10;

/** An export on its way out. */
export interface ExportDownload {
  readonly fileName: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Makes, shows and hands out archives of everything that a workspace holds. */
export class WorkspaceExports {
  constructor(
    private readonly scope: Scope,
    private readonly parts: { readonly files: PrivateFiles; readonly catalogue: readonly CatalogueTable[] },
  ) {}

  /** The latest exports, the newest first. @throws NotAllowedError · PurposeNotAllowedError */
  async list(): Promise<WorkspaceExport[]> {
    this.scope.require('workspace:export');
    const { workspaceId } = this.scope;
    return this.scope.transaction((em) =>
      em.find(WorkspaceExport, { workspaceId }, { orderBy: { requestedAt: 'desc', id: 'desc' }, limit: SHOWN }),
    );
  }

  /**
   * Orders an export; a job makes it.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError · WrongStateError while one is being made
   */
  async order(ifVersion?: number | null): Promise<string> {
    this.scope.require('workspace:export');
    return this.scope.transaction(async (em) => {
      // Of two who order at once the second finds the first.
      const sql = 'select version from workspace where id = ? for no key update';
      const [row] = await em.execute<{ version: number }[]>(sql, [this.scope.workspaceId]);
      const version = row?.version ?? 0;
      if (ifVersion != null && ifVersion !== version) throw new StaleVersionError(ifVersion, version);
      const waiting = await findWaiting(em, this.scope);
      if (waiting) throw new WrongStateError(waiting.state, 'An export is being made already.');
      return beginExport(em, this.scope);
    });
  }

  /**
   * Allows one download, and writes it down before the archive leaves. Gives the id of the export.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError without the password · NotFoundError where there is none,
   * or none any more
   */
  async allow(id: string, isIdentityProven: boolean): Promise<string> {
    this.scope.require('workspace:export');
    if (!isIdentityProven)
      throw new InvalidInputError([
        { path: 'password', message: 'Give your password once more; this one is not right.' },
      ]);
    return this.scope.transaction(async (em) => {
      const found = await lockExport(em, this.scope, id);
      const now = this.scope.clock.now();
      if (found?.state !== 'ready' || !found.expiresAt || found.expiresAt <= now) throw new NotFoundError('export');
      Object.assign(found, { downloadCount: found.downloadCount + 1, lastDownloadedAt: now });
      this.record(em, id, 'downloaded');
      return id;
    });
  }

  /** The archive of an export whose download was allowed a moment ago. @throws NotFoundError */
  async open(id: string): Promise<ExportDownload> {
    const { workspaceId } = this.scope;
    const found = await this.scope.transaction((em) => em.findOne(WorkspaceExport, { workspaceId, id }));
    const content = found?.storageKey ? await this.parts.files.read(workspaceId, found.storageKey) : null;
    if (!found?.madeAt || !content) throw new NotFoundError('export');
    const fileName = `workspace-export-${found.madeAt.toISOString().slice(0, 10)}.tar`;
    return { fileName, byteSize: Number(found.byteSize), content };
  }

  /**
   * Makes an export that was ordered; one that was cut off or put back begins anew, and one that is made is left alone. Whoever waits
   * for one that comes to nothing sees that it failed.
   * @throws NotAllowedError
   */
  async make(id: string): Promise<void> {
    this.scope.require('workspace:export');
    let attempt = await this.begin(id, ['queued', 'running']);
    while (attempt !== null) {
      const own = attempt;
      try {
        await this.write(id, own);
      } catch (error) {
        await this.change(id, own, () => ({ state: 'failed', keyId: null }));
        throw error;
      }
      // Put back meanwhile; one that runs again is another's.
      attempt = await this.begin(id, ['queued']);
    }
  }

  /**
   * Destroys archives: those whose time is over, or all of them, because they hold what was erased since; then those that are being
   * made begin anew. Gives how many were destroyed.
   * @throws NotAllowedError
   */
  async destroy(which: 'expired' | 'all'): Promise<number> {
    this.scope.require('workspace:export');
    const { workspaceId, vault, clock } = this.scope;
    const due = await this.scope.transaction(async (em) => {
      const over = which === 'all' ? {} : { expiresAt: { $lte: clock.now() } };
      const states: WorkspaceExport['state'][] = which === 'all' ? ['running', 'ready'] : ['ready'];
      const found = await em.find(
        WorkspaceExport,
        { workspaceId, state: { $in: states }, ...over },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      for (const one of found) if (one.state === 'running') one.state = 'queued';
      return found.filter(({ state }) => state === 'ready').map(({ id, storageKey }) => ({ id, storageKey }));
    });
    for (const { id, storageKey } of due) {
      if (storageKey) await this.parts.files.destroy(workspaceId, storageKey);
      await vault.destroyKeys(workspaceId, [id]);
      await this.scope.transaction(async (em) => {
        const found = await lockExport(em, this.scope, id);
        if (found?.state !== 'ready') return;
        Object.assign(found, { state: 'destroyed', storageKey: null, keyId: null });
        this.record(em, id, 'destroyed');
      });
    }
    return due.length;
  }

  /** Begins an export in one of these states; gives the number of the attempt, null for one that is in no such state. */
  private begin(id: string, states: readonly WorkspaceExport['state'][]): Promise<number | null> {
    return this.scope.transaction(async (em) => {
      const found = await lockExport(em, this.scope, id);
      if (!found || !states.includes(found.state)) return null;
      const tableCount = exportedTables(this.parts.catalogue).length;
      const attempt = found.attempt + 1;
      Object.assign(found, { state: 'running', attempt, keyId: id, tableCount, writtenCount: 0 });
      return attempt;
    });
  }

  /** Writes the archive of an attempt; one that is not valid any more leaves nothing. */
  private async write(id: string, attempt: number): Promise<void> {
    const { workspaceId, vault, clock } = this.scope;
    const { files, catalogue } = this.parts;
    await vault.ensureKeys(workspaceId, 'record', [id]);
    const onTable = async ({ tables: writtenCount, records: recordCount, files: fileCount }: ExportTally) =>
      void (await this.change(id, attempt, () => ({ writtenCount, recordCount, fileCount })));
    const entries = exportEntries(this.scope, { files, catalogue, onTable });
    const stored = await files.write({ workspaceId, keyId: id }, tarArchive(entries, clock.now()));
    const now = clock.now();
    const isKept = await this.change(id, attempt, () => ({
      ...{ state: 'ready', storageKey: stored.storageKey, byteSize: BigInt(stored.byteSize), madeAt: now },
      expiresAt: new Date(now.getTime() + EXPORT_DAYS * 86_400_000),
    }));
    if (!isKept) await files.destroy(workspaceId, stored.storageKey);
  }

  /** Changes an export that this attempt is making; says whether it still does. */
  private change(id: string, attempt: number, decide: () => Partial<WorkspaceExport>): Promise<boolean> {
    return this.scope.transaction(async (em) => {
      const found = await lockExport(em, this.scope, id);
      if (found?.state !== 'running' || found.attempt !== attempt) return false;
      Object.assign(found, decide());
      if (found.state !== 'running') this.record(em, id, found.state);
      return true;
    });
  }

  private record(em: EntityManager, targetId: string, what: string): void {
    this.scope.record(em, {
      ...{ action: 'workspace:export', targetType: 'workspace_export', targetId, fields: [what] },
    });
  }
}

/** Orders an export in a transaction that does more; gives the one that is being made where there is one. */
export async function beginExport(em: EntityManager, scope: Scope): Promise<string> {
  const { workspaceId, clock, viewer, jobs } = scope;
  const waiting = await findWaiting(em, scope);
  if (waiting) return waiting.id;
  const id = newId();
  const requestedById = viewer.kind === 'member' ? viewer.id : null;
  em.persist(em.create(WorkspaceExport, { workspaceId, id, state: 'queued', requestedAt: clock.now(), requestedById }));
  scope.record(em, {
    ...{ action: 'workspace:export', targetType: 'workspace_export', targetId: id, fields: ['ordered'] },
  });
  await jobs.enqueue(em, 'workspace:export', { workspaceId, exportId: id });
  return id;
}

function findWaiting(em: EntityManager, { workspaceId }: Scope): Promise<WorkspaceExport | null> {
  return em.findOne(WorkspaceExport, { workspaceId, state: { $in: ['queued', 'running'] } });
}

function lockExport(em: EntityManager, { workspaceId }: Scope, id: string): Promise<WorkspaceExport | null> {
  return em.findOne(WorkspaceExport, { workspaceId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
