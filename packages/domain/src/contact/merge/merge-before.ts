import type { Scope } from '../../kernel/scope.ts';
import type { Contact } from '../contact.entity.ts';
import type { ContactMerge } from './contact-merge.entity.ts';
import type { StandingBefore } from './join-people.ts';
import type { DealingsBefore, PointBefore } from './join-values.ts';

/** What a merge changed about the survivor. */
export interface MergeBefore {
  /** The fields that were taken over. */
  readonly taken: readonly string[];
  readonly notice: { readonly noticeState: Contact['noticeState']; readonly noticeDueOn: string | null };
  readonly dealings: DealingsBefore;
  readonly points: readonly PointBefore[];
  readonly standing: StandingBefore;
}

/** How the survivor stood, under their key. */
export function sealBefore(scope: Scope, mergeId: string, subjectId: string, before: MergeBefore): Promise<Buffer> {
  return scope.vault.seal(subjectId, placeOf(scope, mergeId), JSON.stringify(before));
}

/** The same again; null once the time is over in which it can be undone. */
export async function openBefore(scope: Scope, { id, before }: ContactMerge): Promise<MergeBefore | null> {
  const text = before ? await scope.vault.open(placeOf(scope, id), before) : null;
  return text === null ? null : JSON.parse(text);
}

function placeOf({ workspaceId }: Scope, rowId: string) {
  return { workspaceId, table: 'contact_merge', column: 'before', rowId };
}
