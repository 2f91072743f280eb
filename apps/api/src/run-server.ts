import type { FastifyInstance } from 'fastify';
import { type Application, type ApplicationOptions, openApplication } from './application.ts';
import { leaveQuarantine } from './backup/quarantine-server.ts';
import { restoredText } from './backup/restored-text.ts';
import type { Environment } from './env.ts';
import { TrustedDocuments } from './graphql/trusted/trusted-documents.ts';
import { appPages } from './http/app-pages.ts';
import { assertPortFree, isTaken, ownAddress, PortTakenError } from './http/port.ts';
import { type CreatePortal, portalPages } from './http/portal-pages.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type Installation, openInstallation, prepareInstallation } from './installation/installation.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { devMail } from './mail/dev-mail.ts';
import { smtpTransport } from './mail/mail-transport.ts';
import { type DemoSignIn, seedInstallation } from './seed/seed-installation.ts';
import { UnshownPassword } from './seed/unshown-password.ts';
import { createServer } from './server.ts';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Finishes what runs, then stops server, worker and embedded database. */
  close(): Promise<void>;
}

/**
 * Starts everything on one origin: database, migrations, demo, server, worker. After a restore it is closed until everything that
 * happened since is done again. Once `ending` is aborted the start is given up
 * where it is: the caller ends the process, and with it the embedded database.
 * @throws PortTakenError · LocalDatabaseError · MasterKeyError · KeyStoreError · NewerDatabaseError · QuarantineError · BackupError, each
 * with a sentence for the operator
 */
export async function runServer(
  environment: Environment,
  root: string,
  createPortal: CreatePortal,
  ending: AbortSignal = new AbortController().signal,
): Promise<RunningServer> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const installation = await openInstallation(environment, 'server', say);
  const opened: (() => Promise<unknown>)[] = [() => installation.stop()];
  const closeAll = async () => {
    // One that cannot be closed must not keep the database running.
    const tell = (error: unknown) =>
      say(JSON.stringify({ level: 'error', message: 'Not closed', reason: nameOf(error) }));
    for (const close of opened.reverse()) await close().catch(tell);
  };
  let isUnderWay = false;
  try {
    ending.throwIfAborted();
    isUnderWay = true;
    const started = start({ environment, root, createPortal, installation, opened, say });
    return { url: await Promise.race([started, rejectedAt(ending)]), close: closeAll };
  } catch (error) {
    // What is half-way cannot be closed in order, and a seed would keep whoever stops it waiting.
    if (!(ending.aborted && isUnderWay)) await closeAll();
    throw error;
  }
}

interface Start {
  readonly environment: Environment;
  readonly root: string;
  readonly createPortal: CreatePortal;
  readonly installation: Installation;
  /** How to close what is open by now, the last first. */
  readonly opened: (() => Promise<unknown>)[];
  say(line: string): void;
}

async function start({ environment, root, createPortal, installation, opened, say }: Start): Promise<string> {
  await assertPortFree(environment.PORT, environment.HOST);
  await prepareInstallation(installation);
  const app = await openApplication(applicationOptions(environment, installation), {
    error: (fields, message) => say(JSON.stringify({ level: 'error', message, ...fields })),
  });
  opened.push(() => app.close());
  const restored = await leaveQuarantine(app, environment);
  if (restored) say(restoredText(restored));
  await app.files.removeUnfinished();
  const demo = installation.isEmbedded ? await seedDemo(app, environment) : null;
  const server = await listen(app, environment, root, createPortal);
  opened.push(() => server.close());
  await app.queue.work(jobHandlers(app));
  say(welcome(app, demo?.signIn ?? null, environment.SMARTX_DEMO_PASSWORD !== undefined));
  demo?.shown();
  return app.publicUrl;
}

function rejectedAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function seedDemo(app: Application, { SMARTX_DATA_DIR, SMARTX_DEMO_PASSWORD }: Environment) {
  return seedInstallation(app, new UnshownPassword(SMARTX_DATA_DIR), SMARTX_DEMO_PASSWORD);
}

/** What the application is opened with, from the environment. */
export function applicationOptions(environment: Environment, installation: Installation): ApplicationOptions {
  const { HOST, PORT, PUBLIC_URL, SMTP_URL, SMARTX_DATA_DIR } = environment;
  const { urls, masterKey } = installation;
  return {
    urls,
    masterKey,
    dataFolder: SMARTX_DATA_DIR,
    publicUrl: PUBLIC_URL ?? ownAddress(HOST, PORT),
    trustedOrigins: ownOrigins(environment),
    mail: SMTP_URL
      ? smtpTransport(SMTP_URL, `SmartX CRM <no-reply@${new URL(PUBLIC_URL ?? 'http://localhost').hostname}>`)
      : null,
  };
}

/** Under which this machine's own browser reaches the server, whatever its public address. */
function ownOrigins({ PORT }: Environment): string[] {
  return [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`];
}

async function listen(
  app: Application,
  environment: Environment,
  root: string,
  createPortal: CreatePortal,
): Promise<FastifyInstance> {
  const server = await createServer({
    app,
    viewers: app.identity.viewers,
    documents: TrustedDocuments.load(root, environment.SMARTX_DOCUMENTS),
    costPerSecond: environment.SMARTX_COST_PER_SECOND,
    logLevel: environment.LOG_LEVEL,
    trustedProxies: environment.TRUSTED_PROXIES,
    routes: [
      (fastify) => securityHeaders(fastify, app.publicUrl),
      (fastify) => app.identity.routes(fastify),
      (fastify) => portalPages(fastify, app, createPortal, ownOrigins(environment)),
      (fastify) => devMail(fastify, app, app.identity.viewers),
      (fastify) => appPages(fastify, root),
    ],
  });
  try {
    await server.listen({ port: environment.PORT, host: environment.HOST });
  } catch (error) {
    await server.close();
    throw isTaken(error) ? new PortTakenError(environment.PORT) : error;
  }
  return server;
}

/** What stands on the operator's screen; the password of a new demo is shown this once. */
function welcome({ publicUrl: url, mail }: Application, demo: DemoSignIn | null, isPasswordGiven: boolean): string {
  const lines = [
    '',
    `  SmartX CRM      ${url}/`,
    `  Console         ${url}/admin/`,
    `  Privacy centre  ${url}/privacy`,
  ];
  if (!mail) lines.push(`  Mailbox         ${url}/dev/mail   (no mail server is set: messages stay there)`);
  if (demo) {
    const password = isPasswordGiven ? '(as set in SMARTX_DEMO_PASSWORD)' : `${demo.password}   (shown once)`;
    lines.push(
      '',
      `  Demo sign-in    ${demo.email}`,
      `  Password        ${password}`,
      `  Other roles     ${demo.others.join(', ')}`,
      `  Its customers   ${url}/privacy/demo   (ask for a copy or deletion as one of them)`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The kind of a failure; its message may quote a value. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
