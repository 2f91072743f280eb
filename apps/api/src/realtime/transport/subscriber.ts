import { clientOf } from '../../graphql/cost/pay.ts';
import type { ResolvedViewer } from '../../identity/viewer.types.ts';

/** Somebody who subscribes. A subscription outlives the moment at which it began, so who they are is asked again and again. */
export class Subscriber {
  private constructor(
    readonly resolved: ResolvedViewer,
    private readonly resolve: () => Promise<ResolvedViewer | null>,
  ) {}

  /** Who subscribes; null for nobody. */
  static async of(resolve: () => Promise<ResolvedViewer | null>): Promise<Subscriber | null> {
    const resolved = await resolve();
    return resolved && new Subscriber(resolved, resolve);
  }

  /** Under which name the client's budget and places are kept. */
  get client(): string {
    return clientOf(this.resolved.viewer);
  }

  /** What became of them: `ended` where the session or the key is over, `changed` where they may do something else by now. */
  async standing(): Promise<'same' | 'ended' | 'changed'> {
    const now = await this.resolve();
    if (!now || now.sessionId !== this.resolved.sessionId || clientOf(now.viewer) !== this.client) return 'ended';
    const { permissions } = this.resolved.viewer;
    const isSame =
      now.viewer.permissions.signature === permissions.signature &&
      now.viewer.permissions.purposes === permissions.purposes;
    return isSame && now.isDeveloper === this.resolved.isDeveloper ? 'same' : 'changed';
  }
}
