import type { Scope } from '../../kernel/scope.ts';
import type { EntryOf, JournalEntry } from '../journal/journal-entry.ts';

/**
 * Has a workspace be closed on the day that was said after the backup, or go on where that was taken back: the last word counts.
 */
export async function closingAgain(scope: Scope, entries: readonly JournalEntry[], madeAt: Date): Promise<void> {
  const last = entries
    .filter((entry): entry is EntryOf<'closing'> => entry.kind === 'closing')
    .filter(({ occurredAt }) => Date.parse(occurredAt) >= madeAt.getTime())
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .at(-1);
  if (!last) return;
  const { requestedAt, closingAt } = last.body;
  await scope.transaction((em) =>
    em.execute(
      `update workspace set close_requested_at = ?::timestamptz, closing_at = ?::timestamptz
       where id = ? and closed_at is null`,
      [requestedAt, closingAt, scope.workspaceId],
    ),
  );
}
