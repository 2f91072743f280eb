import { type EntityManager, LockMode, ref } from '@mikro-orm/postgresql';
import type { Action } from '../../kernel/actions.ts';
import { NotFoundError, StaleVersionError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { PrivacyRequest, RequestEvent, RequestSubject } from './privacy-request.entity.ts';

/** A sealed column of a request. */
type SealedField =
  | 'requesterName'
  | 'requesterEmail'
  | 'requesterPhone'
  | 'message'
  | 'agentName'
  | 'deceasedName'
  | 'agentRequestId'
  | 'doubtReason'
  | 'decisionReason';

const COLUMN: Readonly<Record<SealedField, string>> = {
  requesterName: 'requester_name',
  requesterEmail: 'requester_email',
  requesterPhone: 'requester_phone',
  message: 'message',
  agentName: 'agent_name',
  deceasedName: 'deceased_name',
  agentRequestId: 'agent_request_id',
  doubtReason: 'doubt_reason',
  decisionReason: 'decision_reason',
};

/** Seals what a person wrote under the key of their request. */
export function sealField(scope: Scope, requestId: string, field: SealedField, text: string): Promise<Buffer> {
  return scope.vault.seal(requestId, placeOf(scope.workspaceId, requestId, field), text);
}

/** What a person wrote; null where there is nothing or the request's key is destroyed. */
export async function openField(scope: Scope, request: PrivacyRequest, field: SealedField): Promise<string | null> {
  const sealed = request[field];
  return sealed ? scope.vault.open(placeOf(scope.workspaceId, request.id, field), sealed) : null;
}

/**
 * A request of the workspace, locked until the transaction ends: two at once cannot both take the same step.
 * @throws NotFoundError · StaleVersionError
 */
export async function getRequest(
  em: EntityManager,
  scope: Scope,
  id: string,
  ifVersion?: number | null,
): Promise<PrivacyRequest> {
  const request = await em.findOne(
    PrivacyRequest,
    { workspaceId: scope.workspaceId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!request) throw new NotFoundError('request');
  if (ifVersion != null && ifVersion !== request.version) throw new StaleVersionError(ifVersion, request.version);
  return request;
}

/**
 * Makes sure that the deletion of a request has not begun: from then on nobody takes it back, and whom it covers stays.
 * @throws WrongStateError
 */
export async function assertNotBegun(em: EntityManager, { workspaceId, id, state }: PrivacyRequest): Promise<void> {
  const begun = await em.findOne(ErasureLedger, { workspaceId, requestId: id });
  if (begun) throw new WrongStateError(state, 'The deletion has begun and cannot be taken back any more.');
}

/** The key by which rows name a request. */
export function requestKey({ workspaceId, id }: PrivacyRequest): { workspaceId: string; request: [string, string] } {
  return { workspaceId, request: [workspaceId, id] };
}

/** The people whom a request covers. */
export async function coveredBy(em: EntityManager, request: PrivacyRequest): Promise<string[]> {
  await em.flush();
  const covered = await em.find(RequestSubject, requestKey(request));
  return covered.map(({ subject }) => subject.id);
}

/** A step in the life of a request. */
export interface Step {
  readonly action: Action;
  readonly type: string;
  /** A sentence with ids and numbers only. */
  readonly detail?: string | null;
}

/** Writes a step into the request's own history and into the audit. */
export function recordStep(em: EntityManager, scope: Scope, request: PrivacyRequest, step: Step): void {
  const now = scope.clock.now();
  request.updatedAt = now;
  em.persist(
    em.create(RequestEvent, {
      workspaceId: scope.workspaceId,
      id: newId(),
      request: ref(request),
      type: step.type,
      detail: step.detail ?? null,
      actorKind: scope.viewer.kind,
      actorId: scope.viewer.kind === 'member' ? scope.viewer.id : null,
      occurredAt: now,
    }),
  );
  scope.record(em, {
    action: step.action,
    targetType: 'privacy_request',
    targetId: request.id,
    version: request.version,
    fields: [step.type],
  });
}

function placeOf(workspaceId: string, rowId: string, field: SealedField) {
  return { workspaceId, table: 'privacy_request', column: COLUMN[field], rowId };
}
