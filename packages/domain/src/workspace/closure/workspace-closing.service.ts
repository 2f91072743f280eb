import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { signalIdentityChange } from '../../identity/sign-in/identity-signal.ts';
import {
  InvalidInputError,
  NotFoundError,
  OnHoldError,
  StaleVersionError,
  WrongStateError,
} from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import { Workspace } from '../workspace.entity.ts';
import { type ClosureFacts, closureFacts } from './closure-facts.ts';
import { hasExportFailed, isExportWaived, isTakenAlong } from './export/taken-along.ts';
import { beginExport } from './export/workspace-export.service.ts';
import { handOverRequests } from './hand-over-requests.ts';

/** For so long a workspace can be read, taken along and taken back. */
export const CLOSING_DAYS = 30;

/** Why a workspace is closed, for whoever asks later. */
export const CLOSURE_REASONS = ['not-needed', 'moved', 'business-ended', 'other'] as const;

/** A reason of {@link CLOSURE_REASONS}. */
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

/** What an owner says when they close a workspace. */
export interface ClosureOrder {
  /** The name of the workspace, as they typed it. */
  readonly confirmation: string;
  /** Whether they just proved with their password who they are. */
  readonly isIdentityProven: boolean;
  readonly reason?: ClosureReason | null | undefined;
  /** The company answers by itself what people asked and nobody decided; each of them is told. */
  readonly takesOverRequests: boolean;
  /** The company keeps by itself what a law or a dispute makes it keep; the export holds it. */
  readonly takesOverArchive: boolean;
}

/** Where the closure of a workspace stands, and what it will destroy. */
export interface ClosureOverview extends ClosureFacts {
  readonly name: string;
  readonly requestedAt: Date | null;
  readonly closingAt: Date | null;
  /** When an owner gave up the export of this closure; null while nobody did. */
  readonly exportWaivedAt: Date | null;
  /** Whether an owner can: none was made since it was begun, and one failed. */
  readonly canWaiveExport: boolean;
  /** When the last backups end that were made until now. */
  readonly dataBackupsEndAt: Date | null;
  readonly keyBackupsEndAt: Date | null;
}

/** Closes a workspace: for thirty days it is only read, then nothing of it is left (GDPR Art. 28(3)(g)). */
export class WorkspaceClosing {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /** What a closure would destroy, and what stands in its way. @throws NotAllowedError · PurposeNotAllowedError */
  async overview(): Promise<ClosureOverview> {
    this.scope.require('workspace:close');
    const { workspaceId, clock } = this.scope;
    const now = clock.now();
    const { keysUntil, dataUntil } = await this.parts.liveKeys.backupsEnd(now, now);
    return this.scope.transaction(async (em) => {
      const workspace = await this.find(em);
      const { name, closeRequestedAt = null, closingAt = null } = workspace;
      const exportWaivedAt = isExportWaived(workspace) ? (workspace.exportWaivedAt ?? null) : null;
      const canWaiveExport = exportWaivedAt === null && (await canBeWaived(em, workspace));
      const facts = await closureFacts(em, workspaceId);
      const ends = { dataBackupsEndAt: dataUntil, keyBackupsEndAt: keysUntil };
      const waiver = { exportWaivedAt, canWaiveExport };
      return { ...facts, ...ends, ...waiver, name, requestedAt: closeRequestedAt, closingAt };
    });
  }

  /**
   * Begins the closure. From then on nobody changes anything but what narrows and what people have a right to; everything is
   * written into an export; people whose requests are open are told who answers them.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for another name and without the password ·
   * OnHoldError while a hold is in force · WrongStateError where it is closing already, while an import runs, for the operator's
   * own, and for open requests or kept items that nobody takes over
   */
  async request(order: ClosureOrder): Promise<string> {
    this.scope.require('workspace:close');
    const { workspaceId, clock } = this.scope;
    assertProven(order.isIdentityProven);
    return this.scope.transaction(async (em) => {
      const workspace = await this.find(em, LockMode.PESSIMISTIC_WRITE);
      if (order.confirmation.trim() !== workspace.name)
        throw new InvalidInputError([{ path: 'confirmation', message: 'Type the name of the workspace as it is.' }]);
      assertCanClose(workspace, await closureFacts(em, workspaceId), order);
      const now = clock.now();
      const closingAt = new Date(now.getTime() + CLOSING_DAYS * 86_400_000);
      Object.assign(workspace, { closeRequestedAt: now, closingAt, exportWaivedAt: null, updatedAt: now });
      this.record(em, workspace, ['requested', ...(order.reason ? [order.reason] : [])]);
      await handOverRequests(em, this.scope, this.parts, closingAt);
      await beginExport(em, this.scope);
      await signalIdentityChange(em);
      return workspaceId;
    });
  }

  /**
   * Takes the closure back: everything is as it was.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError · WrongStateError where it is not closing, or closed
   */
  async cancel(ifVersion?: number | null): Promise<string> {
    this.scope.require('workspace:close');
    return this.scope.transaction(async (em) => {
      const workspace = await this.find(em, LockMode.PESSIMISTIC_WRITE);
      const { version } = workspace;
      if (ifVersion != null && ifVersion !== version) throw new StaleVersionError(ifVersion, version);
      if (!workspace.closingAt || workspace.closedAt)
        throw new WrongStateError('open', 'This workspace is not being closed.');
      const undone = { closeRequestedAt: null, closingAt: null, exportWaivedAt: null };
      Object.assign(workspace, { ...undone, updatedAt: this.scope.clock.now() });
      this.record(em, workspace, ['cancelled']);
      await signalIdentityChange(em);
      return workspace.id;
    });
  }

  private async find(em: EntityManager, lockMode?: LockMode.PESSIMISTIC_WRITE): Promise<Workspace> {
    const workspace = await em.findOne(Workspace, { id: this.scope.workspaceId }, lockMode ? { lockMode } : {});
    if (!workspace) throw new NotFoundError('workspace');
    return workspace;
  }

  private record(em: EntityManager, { id, version }: Workspace, fields: readonly string[]): void {
    const target = { targetType: 'workspace', targetId: id, version: version + 1 };
    this.scope.record(em, { action: 'workspace:close', ...target, fields });
  }
}

async function canBeWaived(em: EntityManager, workspace: Workspace): Promise<boolean> {
  const isClosing = !!workspace.closingAt && !workspace.closedAt;
  return isClosing && !(await isTakenAlong(em, workspace)) && hasExportFailed(em, workspace);
}

function assertProven(isIdentityProven: boolean): void {
  if (isIdentityProven) return;
  throw new InvalidInputError([{ path: 'password', message: 'Give your password once more; this one is not right.' }]);
}

function assertCanClose(workspace: Workspace, facts: ClosureFacts, order: ClosureOrder): void {
  if (workspace.isOperator) throw new WrongStateError('operator', 'The operator’s own workspace cannot be closed.');
  if (workspace.closingAt) throw new WrongStateError('closing', 'This workspace is being closed already.');
  const [hold] = facts.holds;
  if (hold) throw new OnHoldError(hold.id);
  if (facts.runningImports > 0)
    throw new WrongStateError('importing', 'An import is running. Wait for its end, or cancel it.');
  if (facts.openRequests > 0 && !order.takesOverRequests)
    throw new WrongStateError(
      'open-requests',
      `${facts.openRequests} privacy requests are not decided yet. Answer them first, or say that you answer them outside of the product.`,
    );
  if (facts.keptItems > 0 && !order.takesOverArchive)
    throw new WrongStateError(
      'kept-items',
      `${facts.keptItems} items are kept because a law or a dispute demands it. Say that you keep them yourselves, from the export.`,
    );
}
