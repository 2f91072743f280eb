import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { policyLanguageOf } from '../../privacy/policy/policy-words.ts';
import { adoptDefaults } from '../../privacy/purpose/adopt-assessment.ts';
import { REVIEW_AFTER_MONTHS } from '../../privacy/purpose/assessment-template.ts';
import { applyPatch, touch } from '../../record/apply-patch.ts';
import { addMonths } from '../../record/calendar-date.ts';
import { Workspace } from '../workspace.entity.ts';
import { adoptCountry } from './adopt-country.ts';
import { readWorkspace, type WorkspaceChanges } from './workspace-input.ts';

/** What the one page of the set-up asks. */
export interface SetupInput extends WorkspaceChanges {
  /** Adopts the product's weighing for each legitimate interest that nobody weighed yet, to be looked at again in a year. */
  readonly useDefaults: boolean;
}

/** Says where a workspace stands, and lets it begin on the product's defaults. */
export class WorkspaceSetup {
  constructor(private readonly scope: Scope) {}

  /** The workspace as it stands. @throws NotAllowedError · PurposeNotAllowedError */
  async read(): Promise<Workspace> {
    this.scope.require('workspace:update');
    return this.scope.transaction((em) => this.find(em));
  }

  /**
   * Sets the workspace up in one step: who and where it is and how people reach it, and with the defaults its assessments. It
   * can be done again; nothing that somebody wrote about a purpose is written over.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError · InvalidInputError naming every place
   */
  async complete({ useDefaults, ...input }: SetupInput, ifVersion?: number | null): Promise<string> {
    this.scope.require('workspace:update');
    const patch = readWorkspace(input, { isWhole: true });
    return this.scope.transaction(async (em) => {
      const workspace = await this.find(em, ifVersion);
      const now = this.scope.clock.now();
      const changes = applyPatch(workspace, patch, this.scope.clock);
      workspace.setUpAt ??= now;
      await adoptCountry(em, this.scope, workspace.country, changes);
      if (useDefaults) {
        const reviewOn = addMonths(dateOf(now, workspace.timeZone), REVIEW_AFTER_MONTHS);
        await adoptDefaults(em, this.scope, { language: policyLanguageOf(workspace.locale), reviewOn });
      }
      return this.record(em, workspace, changes);
    });
  }

  /**
   * Changes some of it.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError · InvalidInputError naming every place
   */
  async update(input: WorkspaceChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('workspace:update');
    const patch = readWorkspace(input, { isWhole: false });
    return this.scope.transaction(async (em) => {
      const workspace = await this.find(em, ifVersion);
      const changes = applyPatch(workspace, patch, this.scope.clock);
      await adoptCountry(em, this.scope, workspace.country, changes);
      return this.record(em, workspace, changes);
    });
  }

  private async find(em: EntityManager, ifVersion?: number | null): Promise<Workspace> {
    const workspace = await em.findOne(Workspace, { id: this.scope.workspaceId });
    if (!workspace) throw new NotFoundError('workspace');
    if (ifVersion != null && ifVersion !== workspace.version) throw new StaleVersionError(ifVersion, workspace.version);
    return workspace;
  }

  private record(em: EntityManager, workspace: Workspace, changes: readonly Change[]): string {
    touch(workspace, this.scope.clock);
    const target = { targetType: 'workspace', targetId: workspace.id, version: workspace.version + 1 };
    this.scope.record(em, { action: 'workspace:update', ...target, changes });
    return workspace.id;
  }
}
