import { WorkspaceClosing } from '@smartx/domain/workspace';
import type { DemoDesk } from './demo-desk.ts';

const DAYS_AGO = 9;

/** A workspace whose owner closed it some days ago: it is read only, its export is made, and it can be taken back. Can run again. */
export async function seedClosure(desk: DemoDesk): Promise<void> {
  const closing = new WorkspaceClosing(desk.as('owner', 'SECURITY', DAYS_AGO), desk.privacy);
  const { name: confirmation, closingAt } = await closing.overview();
  if (closingAt) return;
  const agreed = { isIdentityProven: true, takesOverRequests: true, takesOverArchive: true };
  await closing.request({ ...agreed, confirmation, reason: 'business-ended' });
}
