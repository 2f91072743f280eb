import type { SignInRows } from '@smartx/domain/handover';
import { browserName } from '../sign-in/browser-name.ts';
import { sessionAddressPlace } from '../sign-in/session-addresses.ts';

interface SessionRow {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** What the sign-in library holds of an account, in the transaction in which its holder is erased or gets a copy. */
export const SIGN_IN_ROWS: SignInRows = {
  remove: async (em, { authUserId }) => {
    // Sessions and password go with the user; links for a new password name the user as their value.
    await em.execute('delete from auth.verification where value = ?', [authUserId]);
    await em.execute('delete from auth.session where "userId" = ?', [authUserId]);
    await em.execute('delete from auth."user" where id = ?', [authUserId]);
  },
  list: async (em, { vault }, { workspaceId, authUserId }) => {
    const rows = await em.execute<SessionRow[]>(
      `select "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent" from auth.session
       where "userId" = ? order by "createdAt" desc, id`,
      [authUserId],
    );
    const open = (sealed: string | null) =>
      sealed ? vault.open(sessionAddressPlace(workspaceId, authUserId), Buffer.from(sealed, 'base64')) : null;
    const shown = [];
    for (const { createdAt, updatedAt, expiresAt, ipAddress, userAgent } of rows)
      shown.push({
        ...{ signedInAt: new Date(createdAt), lastSeenAt: new Date(updatedAt), expiresAt: new Date(expiresAt) },
        ...{ ipAddress: await open(ipAddress), browser: browserName(userAgent) },
      });
    return shown;
  },
};
