import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';

/** Has the archives of the workspace destroyed that may hold what this transaction takes away; a rollback takes that along. */
export async function destroyExports(em: EntityManager, { jobs, workspaceId }: Scope): Promise<void> {
  await jobs.enqueue(em, 'workspace:export-destroy', { workspaceId, causeId: newId() });
}
