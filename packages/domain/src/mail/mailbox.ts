import type { Scope } from '../kernel/scope.ts';
import { openMail } from './mail.service.ts';
import { MailMessage } from './mail-message.entity.ts';

/** A message as the mailbox page shows it. */
export interface MailboxEntry {
  readonly id: string;
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
  const { workspaceId, vault } = scope;
  return scope.transaction(async (em) => {
    const newest = { orderBy: { queuedAt: 'desc', id: 'desc' }, limit } as const;
    const messages = await em.find(MailMessage, { workspaceId }, newest);
    return Promise.all(
      messages.map(async (message) => ({
        ...{ id: message.id, template: message.template, state: message.state, queuedAt: message.queuedAt },
        mail: await openMail(vault, message),
      })),
    );
  });
}
