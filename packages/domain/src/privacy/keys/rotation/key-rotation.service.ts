import { StaleVersionError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type KeyParts, nextVersion } from './rotate-workspace-key.ts';

/** How somebody has the key of their workspace replaced. */
export class KeyRotationService {
  constructor(
    private readonly scope: Scope,
    private readonly keys: Pick<KeyParts, 'pool'>,
  ) {}

  /**
   * Has the workspace's key replaced by a new version: a job makes it and wraps the data keys anew, nothing that is sealed is
   * touched. While one is under way, it is carried on and no second one begins. Gives the version that it leads to.
   * `ifVersion` is the newest version that the caller has seen.
   * @throws NotAllowedError · PurposeNotAllowedError · StaleVersionError where somebody had another one replaced meanwhile
   */
  async begin(ifVersion?: number | null): Promise<number> {
    this.scope.require('key:rotate');
    const { workspaceId } = this.scope;
    const version = await nextVersion(this.keys, workspaceId);
    // One that is under way is there already, and is what the caller saw.
    if (ifVersion != null && ifVersion !== version && ifVersion !== version - 1)
      throw new StaleVersionError(ifVersion, version - 1);
    await this.scope.transaction(async (em) => {
      const deed = { action: 'key:rotate', targetType: 'workspace', targetId: workspaceId, version } as const;
      this.scope.record(em, { ...deed, fields: [`version ${version}`] });
      await this.scope.jobs.enqueue(em, 'keys:rotate', { workspaceId, version });
    });
    return version;
  }
}
