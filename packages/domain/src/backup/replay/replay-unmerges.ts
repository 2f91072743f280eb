import { ContactMergeService } from '../../contact/merge/contact-merge.service.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import type { Replay } from './replay.ts';

/**
 * Parts again whom staff had parted since the backup, in the order in which they did, before anything else is done again: what was said
 * since, and an erasure above all, was of one of the two. Gives how many.
 */
export async function partAgain(
  { privacy }: Replay,
  scope: Scope,
  entries: readonly EntryOf<'unmerge'>[],
): Promise<number> {
  const merges = new ContactMergeService(scope, privacy.catalogue);
  let parted = 0;
  const inOrder = entries.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt));
  for (const { body, occurredAt } of inOrder)
    if (await scope.transaction((em) => merges.partAgain(em, body.contactId, new Date(occurredAt)))) parted += 1;
  return parted;
}
