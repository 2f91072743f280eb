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
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async begin(): Promise<number> {
    this.scope.require('key:rotate');
    const { workspaceId } = this.scope;
    const version = await nextVersion(this.keys, workspaceId);
    await this.scope.transaction(async (em) => {
      const deed = { action: 'key:rotate', targetType: 'workspace', targetId: workspaceId, version } as const;
      this.scope.record(em, { ...deed, fields: [`version ${version}`] });
      await this.scope.jobs.enqueue(em, 'keys:rotate', { workspaceId, version });
    });
    return version;
  }
}
