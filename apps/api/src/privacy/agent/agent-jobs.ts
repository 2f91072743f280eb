import type { JobPayloads } from '@smartx/domain/kernel';
import { agentNews, noteAgentTold, purgeAgentCalls, queueAgentNews } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { rightsScope } from '../privacy-jobs.ts';
import { type Courier, postToAgent } from './agent-courier.ts';

/** Queues word for every agent whose request stands elsewhere than it was told. */
export function relayAgentNews(app: Application): Promise<void> {
  return inEveryWorkspace(app, (id) => queueAgentNews(rightsScope(app, id)));
}

/**
 * Tells an agent where a request stands now.
 * @throws Error where the agent did not take it: the queue tries again
 */
export async function tellAgent(
  app: Application,
  { workspaceId, requestId }: JobPayloads['agent:tell'],
  send: Courier = postToAgent,
): Promise<void> {
  const scope = rightsScope(app, workspaceId);
  const news = await agentNews(scope, requestId, app.privacy.publicUrl);
  if (!news) return;
  await send(news.callbackUrl, news.status);
  await noteAgentTold(scope, requestId, news);
}

/** Forgets the messages of agents that are too old to be sent again. */
export function purgeCallsOfAgents(app: Application, workspaceId: string): Promise<number> {
  return purgeAgentCalls(rightsScope(app, workspaceId));
}
