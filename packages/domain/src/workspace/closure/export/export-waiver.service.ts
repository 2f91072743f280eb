import { LockMode } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, StaleVersionError, WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { Workspace } from '../../workspace.entity.ts';
import { closureFacts } from '../closure-facts.ts';
import { hasExportFailed, isExportWaived, isTakenAlong } from './taken-along.ts';

/** What an owner says when they give up the export of a closure. */
export interface WaiverOrder {
  /** The name of the workspace, as they typed it. */
  readonly confirmation: string;
  /** Whether they just proved with their password who they are. */
  readonly isIdentityProven: boolean;
  /** What a law or a dispute makes the company keep, it holds elsewhere: no export holds it. */
  readonly keepsArchiveElsewhere: boolean;
  readonly ifVersion?: number | null | undefined;
}

/** Lets a closure go on of which no export can be made: an owner gives it up, knowing that nothing is left then. */
export class ExportWaiver {
  constructor(private readonly scope: Scope) {}

  /**
   * Gives up the export of the closure that is under way. Nobody can while one was made or none failed. Another export is still tried
   * until the last day; taking the closure back takes this back too. Gives the id of the workspace.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError · InvalidInputError for another name and without the
   * password · WrongStateError where it is not closing, where one was made, none failed, it is given up already, or kept items are
   * held by nobody else
   */
  async give(order: WaiverOrder): Promise<string> {
    this.scope.require('workspace:close');
    const { workspaceId, clock } = this.scope;
    if (!order.isIdentityProven)
      throw new InvalidInputError([
        { path: 'password', message: 'Give your password once more; this one is not right.' },
      ]);
    return this.scope.transaction(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const workspace = await em.findOne(Workspace, { id: workspaceId }, { lockMode });
      if (!workspace) throw new NotFoundError('workspace');
      const { version, name } = workspace;
      if (order.ifVersion != null && order.ifVersion !== version) throw new StaleVersionError(order.ifVersion, version);
      if (order.confirmation.trim() !== name)
        throw new InvalidInputError([{ path: 'confirmation', message: 'Type the name of the workspace as it is.' }]);
      assertClosing(workspace);
      if (await isTakenAlong(em, workspace))
        throw new WrongStateError('exported', 'A full export was made: there is nothing to give up.');
      if (!(await hasExportFailed(em, workspace)))
        throw new WrongStateError('not-failed', 'No export failed yet. Wait until the first one was tried.');
      const { keptItems } = await closureFacts(em, workspaceId);
      if (keptItems > 0 && !order.keepsArchiveElsewhere)
        throw new WrongStateError(
          'kept-items',
          `${keptItems} items are kept because a law or a dispute demands it, and no export holds them. Say that you hold them elsewhere.`,
        );
      Object.assign(workspace, { exportWaivedAt: clock.now(), updatedAt: clock.now() });
      const target = { targetType: 'workspace', targetId: workspaceId, version: version + 1 };
      this.scope.record(em, { action: 'workspace:close', ...target, fields: ['export-waived'] });
      return workspaceId;
    });
  }
}

function assertClosing(workspace: Workspace): void {
  if (!workspace.closingAt || workspace.closedAt)
    throw new WrongStateError('open', 'This workspace is not being closed.');
  if (isExportWaived(workspace)) throw new WrongStateError('waived', 'The export is given up already.');
}
