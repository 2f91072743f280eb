import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../kernel/scope.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { openMail } from './mail.service.ts';
import { MailMessage } from './mail-message.entity.ts';

/** A message as the mailbox page shows it. */
export interface MailboxEntry {
  readonly id: string;
  readonly workspace: string;
  readonly template: string;
  readonly state: string;
  readonly queuedAt: Date;
  /** Null where the key is destroyed. */
  readonly mail: { readonly to: string; readonly subject: string; readonly body: string } | null;
}

/**
 * The newest messages of the viewer's workspace.
 * @throws NotAllowedError · PurposeNotAllowedError
 */
export function listMail(scope: Scope, limit = 50): Promise<MailboxEntry[]> {
  scope.require('mail:read');
  return scope.transaction((em) => readMail(em, scope.vault, { id: scope.workspaceId, slug: '' }, limit));
}

/**
 * The newest messages of every workspace, in clear, without asking who reads: for the mailbox page that stands in for a mail
 * server on an installation without one. The page answers on such an installation only.
 */
export async function listMailWithoutVisibility(em: EntityManager, vault: Vault, limit = 50): Promise<MailboxEntry[]> {
  const workspaces = await em.fork().execute<WorkspaceRow[]>('select id, slug from every_workspace()');
  const entries: MailboxEntry[] = [];
  for (const workspace of workspaces)
    entries.push(
      ...(await em.fork().transactional(async (tx) => {
        await enterWorkspace(tx, workspace.id);
        return readMail(tx, vault, workspace, limit);
      })),
    );
  return entries.sort((one, other) => other.queuedAt.getTime() - one.queuedAt.getTime()).slice(0, limit);
}

interface WorkspaceRow {
  readonly id: string;
  readonly slug: string;
}

async function readMail(
  em: EntityManager,
  vault: Vault,
  workspace: WorkspaceRow,
  limit: number,
): Promise<MailboxEntry[]> {
  const messages = await em.find(
    MailMessage,
    { workspaceId: workspace.id },
    { orderBy: { queuedAt: 'desc', id: 'desc' }, limit },
  );
  return Promise.all(
    messages.map(async (message) => ({
      ...{ id: message.id, workspace: workspace.slug, template: message.template, state: message.state },
      queuedAt: message.queuedAt,
      mail: await openMail(vault, message),
    })),
  );
}
