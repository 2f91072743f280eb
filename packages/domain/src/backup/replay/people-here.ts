import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { EntryOf } from '../journal/journal-entry.ts';

type Human = Pick<EntryOf<'restriction'>['body'], 'subjectId' | 'subjectIds'>;

/**
 * Whom something that was said of a human is about here: the person themselves, and whoever was known as one with them then and
 * stands alone here. Nobody who is erased.
 */
export async function peopleOf(
  em: EntityManager,
  { workspaceId }: Scope,
  { subjectId, subjectIds }: Human,
): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from data_subject where workspace_id = ? and id in (?) and erased_at is null
       and (id = ? or merged_into_id is null) order by id`,
    [workspaceId, [subjectId, ...subjectIds], subjectId],
  );
  return rows.map(({ id }) => id);
}
