import { WrongStateError } from '../kernel/errors.ts';
import { composeMail } from '../kernel/mail/mail-templates.ts';
import type { Scope } from '../kernel/scope.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { RequestFulfilment } from '../privacy/request/desk/request-fulfilment.service.ts';
import { writeTo } from '../privacy/request/desk/request-letters.ts';
import { PrivacyRequest } from '../privacy/request/privacy-request.entity.ts';
import { getRequest } from '../privacy/request/request-record.ts';
import { isClosure, SELF_APPROVAL_HOURS } from '../privacy/request/request-state.ts';
import { takeBack } from './account-closure.service.ts';

/**
 * Deletes the accounts whose holders asked for it a day ago; can run twice. Whoever became the last owner of a workspace meanwhile
 * keeps the account, and is told why. One that fails keeps no other waiting.
 * @throws AggregateError after the last
 */
export async function carryOutClosures(scope: Scope, parts: PrivacyParts): Promise<number> {
  const { workspaceId, clock } = scope;
  const before = new Date(clock.now().getTime() - SELF_APPROVAL_HOURS * 3_600_000);
  const due = await scope.transaction((em) =>
    em.find(PrivacyRequest, {
      ...({ workspaceId, kind: 'erasure', state: 'in-progress', isSelfApproved: true } as const),
      ...{ preparedAt: null, closedAt: null, approvedAt: { $lte: before } },
    }),
  );
  const failures: unknown[] = [];
  let count = 0;
  for (const { id } of due.filter(isClosure)) {
    try {
      await carryOut(scope, parts, id);
      count += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} accounts were not deleted.`);
  return count;
}

async function carryOut(scope: Scope, parts: PrivacyParts, id: string): Promise<void> {
  try {
    await new RequestFulfilment(scope, parts).carryOut(id);
  } catch (error) {
    if (!(error instanceof WrongStateError) || error.state !== 'last-owner') throw error;
    await scope.transaction(async (em) => {
      const request = await getRequest(em, scope, id);
      await takeBack(em, scope, request);
      await writeTo(em, scope, parts, request, ({ workspace, reference }) =>
        composeMail('account-kept', { workspace, reference }, request.language),
      );
    });
  }
}
