import { rowScope, Scope } from '@smartx/domain/kernel';
import { listMail, type MailboxEntry } from '@smartx/domain/mail';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '../application.ts';
import type { ViewerResolver } from '../identity/viewer.types.ts';
import { type Mailbox, mailboxPage, signInPage } from './dev-mail-page.ts';

/** How many messages of each workspace are shown. */
const NEWEST = 50;

/**
 * The mailbox page, which stands in for a mail server on an installation without one: the messages of the workspaces in which
 * whoever is signed in may read mail, and of no other. With a mail server there is no such page.
 */
export function devMail(fastify: FastifyInstance, app: Application, viewers: ViewerResolver): void {
  if (app.mail !== null) return;
  fastify.get('/dev/mail', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    const mailboxes = await openMailboxes(app, viewers, request);
    if (!mailboxes) return reply.code(401).send(signInPage());
    return reply.send(mailboxPage(mailboxes, app.publicUrl));
  });
}

/** Null where nobody is signed in. */
async function openMailboxes(
  app: Application,
  viewers: ViewerResolver,
  request: FastifyRequest,
): Promise<Mailbox[] | null> {
  const signedIn = await viewers.findSignedIn(request.headers);
  if (!signedIn) return null;
  const memberships = await viewers.membershipsOf(signedIn.account.id);
  const mailboxes = await Promise.all(
    memberships.map(async ({ workspace }) => {
      const entries = await openMailbox(app, viewers, request, workspace.slug);
      return entries && { workspace: workspace.name, entries };
    }),
  );
  return mailboxes.filter((mailbox) => mailbox !== null);
}

/** Null where the member's roles do not include reading mail. */
async function openMailbox(
  { orm, vault, clock, jobs }: Application,
  viewers: ViewerResolver,
  request: FastifyRequest,
  slug: string,
): Promise<MailboxEntry[] | null> {
  const viewer = (await viewers.resolve(request.headers, slug))?.viewer;
  if (!viewer || rowScope(viewer, 'mail:read') === 'none') return null;
  const parts = { em: orm.em.fork(), vault, clock, jobs, viewer };
  return listMail(new Scope({ ...parts, purpose: 'SECURITY', through: 'screen' }), NEWEST);
}
