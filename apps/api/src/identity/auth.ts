import { guardPool, patientOptions } from '@smartx/domain/database';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { RETRY_AFTER_SECONDS, UNAVAILABLE } from '../failure/unavailable.ts';
import { AttemptLimits } from './sign-in/attempt-limits.ts';
import { AUTH_SCHEMA } from './sign-in/auth-migration.ts';
import { OutageWatch } from './sign-in/outage-watch.ts';

/** The shortest password; length is what makes one hard to guess (NIST SP 800-63B). */
export const SHORTEST_PASSWORD = 12;

/** The header in which our own server tells the library the address that Fastify found; a client's is thrown away. */
export const CLIENT_ADDRESS_HEADER = 'x-smartx-client-address';

/** A session that nobody works with is over after so many days; work extends it, at most once a day. */
export const SESSION_DAYS = 7;

const DAY = 86_400;
/** The library reads and writes single rows; what takes longer is lost. */
const SILENCE_MS = 15_000;

/** What the sign-in needs from outside. */
export interface AuthParts {
  /** The database as the application's role. */
  readonly databaseUrl: string;
  /** The address that people use; its scheme decides about secure cookies. */
  readonly publicUrl: string;
  readonly secret: string;
  /** Mails the link with which a person chooses a new password. */
  readonly sendPasswordReset: (letter: { authUserId: string; token: string }) => Promise<void>;
  /** Seals the address from which somebody signed in, under their own key. */
  readonly sealAddress: (authUserId: string, address: string) => Promise<string>;
  /** Hears of failures of the library; gets no personal values. */
  readonly onProblem?: (message: string) => void;
  /** More origins whose pages may sign in, such as a development server. */
  readonly trustedOrigins?: readonly string[];
  readonly now?: () => number;
}

/** Signing in by e-mail and password. Nobody signs up: accounts come from an invitation, the command line or the seed. */
export type Auth = ReturnType<typeof betterAuth<BetterAuthOptions>>;

/** The sign-in with what has to be closed and waited for. */
export interface SignIn {
  readonly auth: Auth;
  /** The library's own pool; its tables lie in a schema of their own and no workspace is set on its connections. */
  readonly pool: pg.Pool;
  readonly outages: OutageWatch;
  readonly limits: AttemptLimits;
  /** Waits for mails that are being written; they go on after the answer, so that its time does not tell who exists. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the sign-in. Its tables exist already: they are migrated as owner, never at run time. */
export function openSignIn(parts: AuthParts): SignIn {
  const pool = new pg.Pool({ ...patientOptions(SILENCE_MS), connectionString: parts.databaseUrl, max: 5 });
  const outages = new OutageWatch();
  guardPool(pool, (error) => {
    outages.note(error);
    parts.onProblem?.('connection lost');
  });
  const pending = new Set<Promise<unknown>>();
  const later = (work: Promise<unknown>) => {
    const done: Promise<unknown> = work
      .catch(() => parts.onProblem?.('background work failed'))
      .finally(() => pending.delete(done));
    pending.add(done);
  };
  const settle = async () => {
    while (pending.size > 0) await Promise.all(pending);
  };
  const close = async () => {
    await settle();
    await pool.end();
  };
  return {
    auth: betterAuth(authOptions(parts, pool, later, outages)),
    pool,
    outages,
    limits: limitsOf(parts, pool),
    settle,
    close,
  };
}

function limitsOf({ secret, now }: AuthParts, pool: pg.Pool): AttemptLimits {
  return new AttemptLimits({ pool, secret, ...(now && { now }) });
}

/** How the library is set up; the test of its tables reads the same. */
export function authOptions(
  parts: AuthParts,
  pool: pg.Pool,
  later: (work: Promise<unknown>) => void,
  outages: OutageWatch = new OutageWatch(),
): BetterAuthOptions {
  const { publicUrl, secret } = parts;
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const limits = limitsOf(parts, pool);
  return {
    appName: 'SmartX',
    baseURL: publicUrl,
    basePath: '/auth',
    secret,
    trustedOrigins: [...trustedOrigins(publicUrl), ...(parts.trustedOrigins ?? [])],
    database: { db, type: 'postgres', schemaName: AUTH_SCHEMA, transaction: true },
    emailAndPassword: passwordOptions(parts),
    session: { expiresIn: SESSION_DAYS * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: false } },
    // A reset link that stands in a stolen backup opens nothing.
    verification: { storeIdentifier: 'hashed' },
    rateLimit: limitOptions(limits),
    hooks: addressLimits(limits),
    databaseHooks: { session: { create: { before: (session) => sealed(parts, session) } } },
    advanced: {
      // In one statement; in two, the library prints what it failed at to the console, where nobody can stop it.
      database: { joins: true },
      cookiePrefix: 'smartx',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Both on by name: the library turns the second off by itself where it believes to be under test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      backgroundTasks: { handler: later },
    },
    ...reporting(parts, outages),
    telemetry: { enabled: false },
  };
}

/** The library's messages can hold addresses and SQL, so only that there was one goes on; left alone it would print them. */
function reporting({ onProblem }: AuthParts, outages: OutageWatch): Pick<BetterAuthOptions, 'logger' | 'onAPIError'> {
  return {
    logger: {
      level: 'error',
      log: (_level, _message, ...told) => {
        outages.note(...told);
        onProblem?.('sign-in library reported an error');
      },
    },
    onAPIError: {
      onError: (error) => {
        if (error instanceof APIError && error.statusCode < 500) return;
        outages.note(error);
        if (outages.isRecent)
          throw new APIError('SERVICE_UNAVAILABLE', UNAVAILABLE, { 'x-retry-after': RETRY_AFTER_SECONDS });
        onProblem?.('sign-in library failed');
        throw new APIError('INTERNAL_SERVER_ERROR', { code: 'INTERNAL', message: 'Something went wrong.' });
      },
    },
  };
}

/** The public origin; on one's own machine under each name that the machine has. */
export function trustedOrigins(publicUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'];
  if (!loopback.includes(hostname)) return [origin];
  return loopback.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

function passwordOptions(parts: AuthParts): NonNullable<BetterAuthOptions['emailAndPassword']> {
  return {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: SHORTEST_PASSWORD,
    maxPasswordLength: 128,
    resetPasswordTokenExpiresIn: 3600,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: ({ user, token }) => parts.sendPasswordReset({ authUserId: user.id, token }),
  };
}

/** By client address: wide enough for an office behind one address. */
function limitOptions(limits: AttemptLimits): NonNullable<BetterAuthOptions['rateLimit']> {
  return {
    enabled: true,
    window: 60,
    max: 600,
    customStorage: limits,
    customRules: {
      '/sign-in/email': { window: 60, max: 30 },
      '/request-password-reset': { window: 60, max: 5 },
      '/reset-password': { window: 60, max: 10 },
      '/change-password': { window: 60, max: 5 },
    },
  };
}

/** By mailbox, from wherever the attempts come; the same for one that exists and one that does not. */
function addressLimits(limits: AttemptLimits): NonNullable<BetterAuthOptions['hooks']> {
  const rules: Record<string, { window: number; max: number }> = {
    '/sign-in/email': { window: 300, max: 10 },
    '/request-password-reset': { window: 3600, max: 5 },
  };
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      const rule = rules[path];
      if (!rule || typeof body?.email !== 'string') return;
      const { allowed, retryAfter } = await limits.consume(mailboxKey(path, body.email), rule);
      if (!allowed)
        throw new APIError(
          'TOO_MANY_REQUESTS',
          { message: 'Too many attempts. Try again later.' },
          { 'x-retry-after': String(retryAfter) },
        );
    }),
    after: createAuthMiddleware(async ({ path, body, context }) => {
      if (context.newSession && typeof body?.email === 'string') await limits.forget(mailboxKey(path, body.email));
    }),
  };
}

function mailboxKey(path: string, email: string): string {
  return `${path} ${email.trim().toLowerCase()}`;
}

async function sealed(parts: AuthParts, session: { userId: string; ipAddress?: string | null | undefined }) {
  const ipAddress = session.ipAddress ? await parts.sealAddress(session.userId, session.ipAddress) : null;
  return { data: { ...session, ipAddress } };
}
