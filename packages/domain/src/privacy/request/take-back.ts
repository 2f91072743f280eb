import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { destroyAllProof } from './conversation/request-thread.ts';
import type { PrivacyRequest } from './privacy-request.entity.ts';
import { assertNotBegun, coveredBy, recordStep } from './request-record.ts';
import { assertOpen } from './request-state.ts';
import { settleSuspensions } from './rights/suspension.ts';

/**
 * Takes a request back for the person: what was kept for it is destroyed, and what stood still because of it goes on.
 * @throws WrongStateError once it is decided
 */
export async function takeBack(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<void> {
  assertOpen(request);
  await assertNotBegun(em, request);
  await destroyAllProof(em, scope, request);
  Object.assign(request, { state: 'withdrawn', closedAt: scope.clock.now() });
  recordStep(em, scope, request, { action: 'request:withdraw', type: 'withdrawn' });
  await settleSuspensions(em, scope, await coveredBy(em, request), request);
}
