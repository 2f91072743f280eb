import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyRequest, RequestEvent } from '../../../privacy/request/privacy-request.entity.ts';
import { recordStep, requestKey } from '../../../privacy/request/request-record.ts';
import type { Replay } from '../replay.ts';

/** What a step says that notes a restore: from which backup, and what of a request it could not bring back. */
export function lossDetail(madeAt: Date, losses: readonly string[]): string {
  return [`backup of ${madeAt.toISOString()}`, ...losses].join(', ');
}

/** Notes in a request's own history what a restore could not bring back of it, once: staff ask the person for it again. */
export async function noteLosses(
  em: EntityManager,
  scope: Scope,
  { madeAt }: Pick<Replay, 'madeAt'>,
  request: PrivacyRequest,
  losses: readonly string[],
): Promise<void> {
  const step = { type: 'lost-in-restore', detail: lossDetail(madeAt, losses) };
  await em.flush();
  if ((await em.count(RequestEvent, { ...requestKey(request), ...step })) > 0) return;
  recordStep(em, scope, request, { action: 'request:handle', ...step });
}
