import type { Scope } from '../../../kernel/scope.ts';
import { PrivacyRequest } from '../../request/privacy-request.entity.ts';
import { AgentCall, AuthorisedAgent } from '../authorised-agent.entity.ts';
import { type ExerciseStatus, exerciseStatus, standingOf } from './exercise-status.ts';

/** What an agent is to hear, and where: at the address that the workspace registered, and at no other. */
export interface AgentNews {
  readonly callbackUrl: string;
  readonly status: ExerciseStatus;
}

/** So many requests of a workspace are read at once. */
const AT_ONCE = 500;
/** So long after its end an agent that cannot be reached is still told of a request. */
const TELL_FOR_DAYS = 7;

/**
 * Queues word for each agent whose request stands elsewhere than it was told last. An agent without an address asks for itself, and
 * one that is suspended hears nothing.
 */
export async function queueAgentNews(scope: Scope): Promise<number> {
  const { workspaceId, clock, jobs } = scope;
  return scope.transaction(async (em) => {
    const told = { suspendedAt: null, callbackUrl: { $ne: null } };
    const agents = await em.find(AuthorisedAgent, { workspaceId, ...told });
    if (agents.length === 0) return 0;
    const since = new Date(clock.now().getTime() - TELL_FOR_DAYS * 86_400_000);
    const agentId = { $in: agents.map(({ id }) => id) };
    const recent = { $or: [{ closedAt: null }, { closedAt: { $gte: since } }] };
    const pageAfter = (id: string | null) => {
      const where = { workspaceId, agentId, ...recent, ...(id !== null && { id: { $gt: id } }) };
      return em.find(PrivacyRequest, where, { orderBy: { id: 'asc' }, limit: AT_ONCE });
    };
    let queued = 0;
    for (let page = await pageAfter(null); page.length > 0; page = await pageAfter(page.at(-1)?.id ?? null)) {
      const stale = page.filter((request) => request.agentTold !== wordOf(request));
      for (const { id: requestId } of stale) await jobs.enqueue(em, 'agent:tell', { workspaceId, requestId });
      queued += stale.length;
    }
    return queued;
  });
}

/** What the agent of a request is to hear now; null for one that hears nothing, or heard it. */
export async function agentNews(scope: Scope, requestId: string, publicUrl: string): Promise<AgentNews | null> {
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const request = await em.findOne(PrivacyRequest, { workspaceId, id: requestId });
    if (!request?.agentId || request.agentTold === wordOf(request)) return null;
    const agent = await em.findOne(AuthorisedAgent, { workspaceId, id: request.agentId, suspendedAt: null });
    if (!agent?.callbackUrl) return null;
    return { callbackUrl: agent.callbackUrl, status: await exerciseStatus(em, scope, publicUrl, request) };
  });
}

/** Notes what the agent heard; what happened meanwhile is told with the next turn. */
export async function noteAgentTold(scope: Scope, requestId: string, { status }: AgentNews): Promise<void> {
  const { workspaceId } = scope;
  const word = [status.status, status.reason].filter(Boolean).join(' ');
  const sql = 'update privacy_request set agent_told = ? where workspace_id = ? and id = ?';
  await scope.transaction((em) => em.execute(sql, [word, workspaceId, requestId]));
}

/** Forgets the messages that are too old to be sent again. Returns how many. */
export async function purgeAgentCalls(scope: Scope): Promise<number> {
  const { workspaceId, clock } = scope;
  return scope.transaction(async (em) => {
    return em.nativeDelete(AgentCall, { workspaceId, expiresAt: { $lte: clock.now() } });
  });
}

function wordOf(request: PrivacyRequest): string {
  const { status, reason } = standingOf(request);
  return [status, reason].filter(Boolean).join(' ');
}
