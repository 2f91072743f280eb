import { PrivacyRequest, RequestService } from '@smartx/domain/privacy';
import type { DemoDesk } from './demo-desk.ts';
import { STORIES } from './request-stories.ts';

/** Enters the requests of the demo into its workspace, one after the other; those that are there already go on where they were. */
export async function seedRequests(desk: DemoDesk): Promise<void> {
  const { workspaceId } = desk;
  const look = desk.asSystem('RIGHTS_HANDLING');
  const known = await look.transaction((em) => em.find(PrivacyRequest, { workspaceId }, { orderBy: { id: 'asc' } }));
  for (const [at, { request, daysAgo, isProven, goesOn }] of STORIES.entries()) {
    const before = known[at];
    const service = new RequestService(desk.as('privacy-officer', 'RIGHTS_HANDLING', daysAgo), desk.privacy);
    const id = before?.id ?? (await service.enter({ ...request, receivedAt: desk.ago(daysAgo) }));
    if (isProven && !before?.verifiedAt) await service.confirmIdentity(id, 'answer-from-known-address');
    if (!before?.closedAt && !before?.askedAt) await goesOn?.(desk, id);
  }
}
