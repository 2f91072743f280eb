import type { Scope } from '../../kernel/scope.ts';
import { AuthorisedAgent } from '../../privacy/agent/authorised-agent.entity.ts';
import type { EntryOf } from '../journal/journal-entry.ts';

/**
 * Suspends agents again that were suspended at last, and takes away every token that did not hold any more: an agent that was let in
 * asks for another with its key. One that the backup knows as suspended stays so. Gives how many were shut out.
 */
export async function shutOutAgain(scope: Scope, entries: readonly EntryOf<'agent'>[]): Promise<number> {
  const { workspaceId, clock } = scope;
  const inOrder = entries.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt));
  const last = new Map(inOrder.map((entry) => [entry.id, entry]));
  return scope.transaction(async (em) => {
    let count = 0;
    for (const agent of await em.find(AuthorisedAgent, {
      workspaceId,
      id: { $in: [...last.keys()] },
      suspendedAt: null,
    })) {
      const body = last.get(agent.id)?.body;
      if (!body || !isNarrower(agent, body)) continue;
      const suspendedAt = body.suspendedAt === null ? null : new Date(body.suspendedAt);
      Object.assign(agent, { suspendedAt, tokenHash: null, updatedAt: clock.now() });
      const target = { targetType: 'authorised_agent', targetId: agent.id, version: agent.version + 1 };
      scope.record(em, { action: 'agent:manage', ...target, fields: [suspendedAt ? 'suspended' : 'tokenHash'] });
      count += 1;
    }
    return count;
  });
}

function isNarrower({ tokenHash, tokenMadeAt }: AuthorisedAgent, body: EntryOf<'agent'>['body']): boolean {
  if (body.suspendedAt !== null) return true;
  const isOther = Date.parse(body.tokenMadeAt ?? '') !== tokenMadeAt?.getTime();
  return tokenHash != null && (!body.hasToken || isOther);
}
