import type { MikroORM } from '@smartx/domain/database';
import type { EndSessions } from '@smartx/domain/handover';
import type { SendInvitation } from '@smartx/domain/identity';
import type { Clock, JobQueue, Vault } from '@smartx/domain/kernel';
import { MailService } from '@smartx/domain/mail';
import { WorkspaceDirectory } from '@smartx/domain/people';
import { deriveSecret } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import { OwnAccount } from './account/own-account.ts';
import { type Auth, openSignIn } from './auth.ts';
import { authRoutes } from './auth-routes.ts';
import type { AttemptLimits } from './sign-in/attempt-limits.ts';
import { endSessions } from './sign-in/end-sessions.ts';
import { IdentityMail } from './sign-in/identity-mail.ts';
import { InvitationEntry } from './sign-in/invitation-entry.ts';
import { keepSignedIn } from './sign-in/keep-signed-in.ts';
import { OwnPassword } from './sign-in/own-password.ts';
import { OwnSessions } from './sign-in/own-sessions.ts';
import { purgeSignIn } from './sign-in/purge-sign-in.ts';
import { SessionAddresses } from './sign-in/session-addresses.ts';
import { createViewerResolver } from './viewer.ts';
import type { ViewerResolver } from './viewer.types.ts';

/** What signing in needs of the application. */
export interface IdentityParts {
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly urls: { readonly app: string };
  readonly secret: Buffer;
  readonly publicUrl: string;
  readonly trustedOrigins?: readonly string[];
  readonly onProblem?: (message: string) => void;
}

/** Everything about who somebody is, opened: the sign-in, the resolver of viewers, and their routes. */
export interface Identity {
  readonly auth: Auth;
  readonly viewers: ViewerResolver;
  readonly sessions: OwnSessions;
  readonly sendInvitation: SendInvitation;
  readonly endSessions: EndSessions;
  /** Counts attempts of any kind, for all processes together. */
  readonly limits: AttemptLimits;
  /** Whether it is the password of the account that somebody is signed in with. @throws InvalidInputError after too many */
  isOwnPassword(caller: { readonly authUserId: string | null }, password: string): Promise<boolean>;
  /** Mounts `/auth/*`. */
  routes(fastify: FastifyInstance): void;
  /** Deletes what is over: sessions, reset links, old addresses. */
  purge(now?: Date): Promise<void>;
  /** Waits for letters that are still being written. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the sign-in of an installation; its tables were migrated before. */
export async function openIdentity(parts: IdentityParts): Promise<Identity> {
  const { orm, vault, clock, jobs, urls, secret, publicUrl } = parts;
  const shared = {
    ...(parts.onProblem && { onProblem: parts.onProblem }),
    ...(parts.trustedOrigins && { trustedOrigins: parts.trustedOrigins }),
  };
  const mailer = new MailService({ vault, jobs, clock });
  const mail = new IdentityMail({ orm, mailer, publicUrl });
  const addresses = new SessionAddresses({ orm, vault });
  const signIn = openSignIn({
    ...shared,
    databaseUrl: urls.app,
    publicUrl,
    secret: deriveSecret(secret, 'signatures of sign-in cookies'),
    sendPasswordReset: (letter) => mail.sendPasswordReset(letter),
    sealAddress: (authUserId, address) => addresses.seal(authUserId, address),
  });
  const { auth, outages } = signIn;
  const viewers = await createViewerResolver({ ...shared, auth, outages, orm, clock, listenUrl: urls.app });
  const sessions = new OwnSessions(auth, addresses);
  const ownPassword = new OwnPassword(auth, signIn.limits);
  const privacy = { mailer, directory: new WorkspaceDirectory(vault), publicUrl };
  const ownAccount = new OwnAccount({ orm, vault, clock, jobs, password: ownPassword, privacy });
  const invitations = new InvitationEntry({ auth, orm, vault, clock, jobs });
  return {
    auth,
    viewers,
    sessions,
    endSessions,
    limits: signIn.limits,
    isOwnPassword: ({ authUserId }, password) => ownPassword.isRight(authUserId, password),
    sendInvitation: (em, scope, letter) => mail.sendInvitation(em, scope, letter),
    routes: (fastify) => {
      keepSignedIn(fastify, { auth, viewers });
      authRoutes(fastify, { ...shared, ...signIn, viewers, sessions, ownAccount, invitations, publicUrl });
    },
    purge: (now = new Date()) => purgeSignIn(signIn.pool, now),
    settle: () => signIn.settle(),
    close: async () => {
      await viewers.close();
      await signIn.close();
    },
  };
}
