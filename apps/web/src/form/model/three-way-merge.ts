import type { FormValues } from './field-spec.ts';

/** A field that two people changed differently. */
export interface Conflict {
  readonly name: string;
  /** What both began with. */
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

/**
 * Brings a form up to what somebody else saved meanwhile: where only they changed a field, theirs is taken; where only I did,
 * mine stays; where both did, mine stands until it is decided.
 */
export function mergeChanges(
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
): { merged: FormValues; conflicts: readonly Conflict[] } {
  const merged: Record<string, string> = { ...mine };
  const conflicts: Conflict[] = [];
  for (const [name, their] of Object.entries(theirs)) {
    const before = base[name] ?? '';
    const own = mine[name] ?? '';
    if (their === before || their === own) continue;
    if (own === before) merged[name] = their;
    else conflicts.push({ name, base: before, theirs: their, mine: own });
  }
  return { merged, conflicts };
}
