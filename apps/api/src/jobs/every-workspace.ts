import type { Application } from '../application.ts';

/**
 * Does something in every workspace, one after the other. One that fails does not keep the others waiting.
 * @throws AggregateError after the last, for the queue to try again
 */
export async function inEveryWorkspace(
  { orm }: Pick<Application, 'orm'>,
  work: (workspaceId: string) => Promise<unknown>,
): Promise<void> {
  const workspaces = await orm.em.fork().execute<{ id: string }[]>('select id from every_workspace()');
  const problems: unknown[] = [];
  for (const { id } of workspaces) await work(id).catch((error: unknown) => problems.push(error));
  if (problems.length > 0) throw new AggregateError(problems, `Failed in ${problems.length} workspaces.`);
}
