import type { IncomingHttpHeaders } from 'node:http';
import { type MikroORM, OutageError } from '@smartx/domain/database';
import { type Auth, SESSION_DAYS } from '../auth.ts';
import type { OutageWatch } from '../sign-in/outage-watch.ts';
import type { SignedIn } from '../viewer.types.ts';

const DAY_MS = 86_400_000;

interface AccountRow {
  readonly id: string;
  readonly full_name: string | null;
  readonly email: string | null;
  readonly locale: string | null;
}

/** The name of the cookie in which the browser holds its session. */
export async function sessionCookieName(auth: Auth): Promise<string> {
  const { authCookies } = await auth.$context;
  return authCookies.sessionToken.name;
}

/** The signed session cookie of a request, as it was sent; null if there is none. */
export function findCookie(headers: IncomingHttpHeaders, name: string): string | null {
  for (const part of headers.cookie?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** What sessions are looked up with. */
export interface SessionLookupParts {
  readonly auth: Auth;
  readonly orm: MikroORM;
  readonly outages: OutageWatch;
}

/**
 * Whom a session cookie names, from the database; null for one that is forged, expired or revoked.
 * @throws OutageError while the database cannot be reached, or goes away again and again
 */
export async function lookUpSession(
  { auth, orm, outages }: SessionLookupParts,
  cookie: { name: string; value: string },
): Promise<SignedIn | null> {
  // Only the session cookie goes on, so that the answer depends on nothing but the key of the cache.
  const headers = new Headers({ cookie: `${cookie.name}=${cookie.value}` });
  const ask = () => auth.api.getSession({ headers, query: { disableRefresh: true } });
  const found = await ask().catch(async () => {
    // The library says no more than that it failed. Whether the database is away is asked of the database; if it is there, a
    // connection was cut, and the next one can be asked.
    await orm.em.fork().execute('select 1');
    return ask().catch((again: unknown) => {
      throw outages.isRecent ? new OutageError() : again;
    });
  });
  if (!found) return null;
  const [account] = await orm.em
    .fork()
    .execute<AccountRow[]>('select id, full_name, email, locale from find_account_by_auth_user(?)', [found.user.id]);
  if (!account) return null;
  const { id, full_name: fullName, email, locale } = account;
  const extensionDueAt = new Date(found.session.expiresAt.getTime() - (SESSION_DAYS - 1) * DAY_MS);
  return {
    account: { id, fullName, email, locale },
    authUserId: found.user.id,
    sessionId: found.session.id,
    extensionDueAt,
  };
}
