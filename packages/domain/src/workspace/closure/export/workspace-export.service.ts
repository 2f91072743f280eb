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

  /** Makes an export that was ordered; one that was cut off begins anew, and one that is made is left alone. @throws NotAllowedError */
  async make(id: string): Promise<void> {
    this.scope.require('workspace:export');
    const { workspaceId, vault, clock } = this.scope;
    const { files, catalogue } = this.parts;
    const isBegun = await this.change(id, (found) =>
      found.state === 'queued' || found.state === 'running'
        ? { state: 'running', tableCount: exportedTables(catalogue).length, writtenCount: 0 }
        : null,
    );
    if (!isBegun) return;
    await vault.ensureKeys(workspaceId, 'record', [id]);
    const told: ExportTally = { tables: 0, records: 0, files: 0 };
    const onTable = async (tally: ExportTally) => {
      Object.assign(told, tally);
      await this.change(id, () => ({ writtenCount: tally.tables, recordCount: tally.records, fileCount: tally.files }));
    };
    const entries = exportEntries(this.scope, { files, catalogue, onTable });
    const stored = await files.write({ workspaceId, keyId: id }, tarArchive(entries, clock.now()));
    const now = clock.now();
    const isKept = await this.change(id, () => ({
      ...{ state: 'ready', storageKey: stored.storageKey, byteSize: BigInt(stored.byteSize), madeAt: now },
      expiresAt: new Date(now.getTime() + EXPORT_DAYS * 86_400_000),
    }));
    if (!isKept) await files.destroy(workspaceId, stored.storageKey);
  }

  /** Says that an export came to nothing, for whoever waits for it. @throws NotAllowedError */
  async fail(id: string): Promise<void> {
    this.scope.require('workspace:export');
    await this.change(id, ({ state }) => (state === 'ready' || state === 'destroyed' ? null : { state: 'failed' }));
  }

  /**
   * Destroys archives: those whose time is over, or all of them, for example because they hold somebody who was erased since.
   * Gives how many.
   * @throws NotAllowedError
   */
  async destroy(which: 'expired' | 'all'): Promise<number> {
    this.scope.require('workspace:export');
    const { workspaceId, vault, clock } = this.scope;
    const now = clock.now();
    const over = which === 'all' ? {} : { expiresAt: { $lte: now } };
    const due = await this.scope.transaction((em) =>
      em.find(WorkspaceExport, { workspaceId, state: 'ready', ...over }),
    );
    for (const { id, storageKey } of due) {
      if (storageKey) await this.parts.files.destroy(workspaceId, storageKey);
      await vault.destroyKeys(workspaceId, [id]);
      await this.change(id, () => ({ state: 'destroyed', storageKey: null }));
    }
    return due.length;
  }

  /** Changes an export that is not destroyed; says whether it did. */
  private change(id: string, decide: (found: WorkspaceExport) => Partial<WorkspaceExport> | null): Promise<boolean> {
    return this.scope.transaction(async (em) => {
      const found = await lockExport(em, this.scope, id);
      const changes = found && found.state !== 'destroyed' ? decide(found) : null;
      if (!found || !changes) return false;
      const before = found.state;
      Object.assign(found, changes);
      if (found.state !== before && found.state !== 'running') this.record(em, id, found.state);
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
