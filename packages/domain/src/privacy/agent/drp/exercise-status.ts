import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { workspaceFacts } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../../request/privacy-request.entity.ts';
import { openField } from '../../request/request-record.ts';

/** Where a request stands, in the words of the protocol (section 3.02). */
export type ExerciseState = 'open' | 'in_progress' | 'fulfilled' | 'revoked' | 'denied' | 'expired';

/** Why a request is denied. The protocol's `outside_jurisdiction` never is the reason: who asks is answered wherever they live. */
type DenialReason =
  | 'suspected_fraud'
  | 'insuf_verification'
  | 'no_match'
  | 'claim_not_covered'
  | 'too_many_requests'
  | 'other';

/** The state and the reason of a request. */
export interface ExerciseStanding {
  readonly status: ExerciseState;
  readonly reason: DenialReason | 'need_user_verification' | null;
}

/** What the agent reads of a request: never whether somebody is known here, and never anything about them. */
type Standing = Pick<
  PrivacyRequest,
  | 'kind'
  | 'state'
  | 'refusalGround'
  | 'verifiedAt'
  | 'doubtedAt'
  | 'duplicateOfId'
  | 'forwardedTo'
  | 'identityDestroyedAt'
>;

const DENIALS: Readonly<Record<NonNullable<PrivacyRequest['refusalGround']>, DenialReason>> = {
  'identity-not-proven': 'insuf_verification',
  'manifestly-unfounded': 'other',
  excessive: 'too_many_requests',
  'nothing-held': 'no_match',
  'legal-obligation': 'claim_not_covered',
  'legal-claims': 'claim_not_covered',
  'freedom-of-expression': 'claim_not_covered',
  'public-health': 'claim_not_covered',
  'research-and-archive': 'claim_not_covered',
  'rights-of-others': 'claim_not_covered',
};

/** Where a request stands, as its agent is told. */
export function standingOf(request: Standing): ExerciseStanding {
  const { state, kind } = request;
  if (state === 'withdrawn') return { status: 'revoked', reason: null };
  if (request.identityDestroyedAt) return { status: 'expired', reason: null };
  if (state === 'refused') return { status: 'denied', reason: denialOf(request) };
  if (request.duplicateOfId || request.forwardedTo) return { status: 'denied', reason: 'other' };
  if (state === 'carried-out' || state === 'closed') return { status: 'fulfilled', reason: null };
  if (state !== 'awaiting-verification') return { status: 'in_progress', reason: null };
  // An opt-out waits for nobody's proof: it is carried out by the next job.
  if (kind === 'marketing-stop') return { status: 'open', reason: null };
  return { status: 'in_progress', reason: 'need_user_verification' };
}

/** "Nothing held" of somebody who never proved who they are would tell the agent who is no customer. */
function denialOf({ refusalGround, verifiedAt, doubtedAt }: Standing): DenialReason {
  if (!refusalGround) return 'other';
  if (refusalGround === 'manifestly-unfounded' && doubtedAt) return 'suspected_fraud';
  if (refusalGround === 'nothing-held' && !verifiedAt) return 'insuf_verification';
  return DENIALS[refusalGround];
}

/** A request as the protocol describes it (section 3.03); the names are the protocol's. */
export type ExerciseStatus = Readonly<Record<string, string>> & {
  readonly request_id: string;
  readonly status: string;
};

/** An opt-out and an answer need no proof; for anything else the person has so long to enter their code. */
const PROOF_DAYS = 30;

/** What an agent is told of a request: states, days and addresses, nothing of what is held of anybody, and no word of staff's. */
export async function exerciseStatus(
  em: EntityManager,
  scope: Scope,
  publicUrl: string,
  request: PrivacyRequest,
): Promise<ExerciseStatus> {
  const { status, reason } = standingOf(request);
  const { slug } = await workspaceFacts(em, scope.workspaceId);
  const ownId = await openField(scope, request, 'agentRequestId');
  const page = `${publicUrl}/privacy/${slug}/status`;
  const proofUntil = new Date(request.receivedAt.getTime() + PROOF_DAYS * 86_400_000).toISOString();
  return {
    request_id: request.id,
    received_at: request.receivedAt.toISOString(),
    expected_by: `${request.dueOn}T23:59:59Z`,
    status,
    ...(reason && { reason }),
    ...(ownId !== null && { agent_request_id: ownId }),
    ...(reason === 'need_user_verification' && { user_verification_url: page, expires_at: proofUntil }),
    // The person fetches the copy there, with a code of their own; it never goes through the agent.
    ...(status === 'fulfilled' && request.kind === 'access' && { results_url: page }),
  };
}
