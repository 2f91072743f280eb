import { NotFoundError } from '@smartx/domain/kernel';
import type { Auth } from '../auth.ts';
import type { SignedIn } from '../viewer.types.ts';
import { browserName } from './browser-name.ts';
import type { SessionAddresses } from './session-addresses.ts';

/** A sign-in that is still good, as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly browser: string | null;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

type Who = Pick<SignedIn, 'authUserId' | 'sessionId'>;

/** What people see of their own sign-ins, and how they end them. */
export class OwnSessions {
  constructor(
    private readonly auth: Auth,
    private readonly addresses: SessionAddresses,
  ) {}

  /** Where somebody is signed in, the latest first. */
  async list({ authUserId, sessionId }: Who): Promise<OwnSession[]> {
    const sessions = await this.find(authUserId);
    const shown: OwnSession[] = [];
    for (const session of sessions)
      shown.push({
        id: session.id,
        signedInAt: session.createdAt,
        lastSeenAt: session.updatedAt,
        expiresAt: session.expiresAt,
        ipAddress: await this.addresses.open(authUserId, session.ipAddress),
        browser: browserName(session.userAgent),
        isCurrent: session.id === sessionId,
      });
    return shown.sort((one, other) => other.signedInAt.getTime() - one.signedInAt.getTime());
  }

  /**
   * Ends one of the caller's own sessions, in every process at once.
   * @throws NotFoundError for one that is over or somebody else's
   */
  async end({ authUserId }: Who, id: string): Promise<void> {
    const session = (await this.find(authUserId)).find((candidate) => candidate.id === id);
    if (!session) throw new NotFoundError('session');
    const { internalAdapter } = await this.auth.$context;
    await internalAdapter.deleteSession(session.token);
  }

  /** Ends every session but the one that asks; says how many. */
  async endOthers({ authUserId, sessionId }: Who): Promise<number> {
    const others = (await this.find(authUserId)).filter(({ id }) => id !== sessionId);
    const { internalAdapter } = await this.auth.$context;
    // The library takes an empty list for a mistake.
    if (others.length > 0) await internalAdapter.deleteSessions(others.map(({ token }) => token));
    return others.length;
  }

  private async find(authUserId: string) {
    const { internalAdapter } = await this.auth.$context;
    return internalAdapter.listSessions(authUserId, { onlyActiveSessions: true });
  }
}
