import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { composeMail } from '../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import { writeTo } from '../../privacy/request/desk/request-letters.ts';
import { PrivacyRequest } from '../../privacy/request/privacy-request.entity.ts';
import { Workspace } from '../workspace.entity.ts';

/** Tells everybody whose request is open that the workspace closes, and who answers if nobody has by then. */
export async function handOverRequests(
  em: EntityManager,
  scope: Scope,
  parts: PrivacyParts,
  closingAt: Date,
): Promise<void> {
  const { workspaceId } = scope;
  const { privacyEmail, postalAddress, timeZone, name } = await em.findOneOrFail(Workspace, { id: workspaceId });
  const state = { $in: ['received', 'in-progress', 'awaiting-approval'] as const };
  const open = await em.find(PrivacyRequest, { workspaceId, state, duplicateOfId: null }, { orderBy: { id: 'asc' } });
  const contact = privacyEmail ?? postalAddress ?? name;
  for (const request of open)
    await writeTo(em, scope, parts, request, ({ workspace, reference }) =>
      composeMail(
        'request-handed-over',
        { workspace, reference, closingOn: dateOf(closingAt, timeZone), contact },
        request.language,
      ),
    );
}
