import type { Clock } from '../kernel/clock.ts';
import type { Change } from '../kernel/scope.ts';

interface Patched {
  updatedAt: Date;
}

/** New values for some properties of an entity; undefined leaves a property as it is, null empties it. */
export type Patch<Entity> = { readonly [Property in keyof Entity]?: Entity[Property] | undefined };

/**
 * Sets the given properties and says what really changed, for the history. Only a service writes a patch, property by
 * property: an input of a caller is never handed on. Sealed values appear with their name alone.
 */
export function applyPatch<Entity extends Patched>(entity: Entity, patch: Patch<Entity>, clock: Clock): Change[] {
  const changes: Change[] = [];
  for (const field in patch) {
    const value: unknown = patch[field];
    const before: unknown = entity[field];
    if (value === undefined || isSame(before, value)) continue;
    changes.push(isSealed(before) || isSealed(value) ? { field } : { field, from: asText(before), to: asText(value) });
    Object.assign(entity, { [field]: value });
  }
  if (changes.length > 0) entity.updatedAt = clock.now();
  return changes;
}

/** Counts a change of a record's parts (its addresses, its lines) as one of the record: it gets a new version. */
export function touch(entity: Patched, clock: Clock): void {
  // The version goes up only where a column changes, and two changes can fall into one millisecond.
  entity.updatedAt = new Date(Math.max(clock.now().getTime(), entity.updatedAt.getTime() + 1));
}

function isSame(before: unknown, after: unknown): boolean {
  if (isSealed(before) && isSealed(after)) return Buffer.compare(before, after) === 0;
  return !isSealed(before) && !isSealed(after) && asText(before) === asText(after);
}

function isSealed(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function asText(value: unknown): string | null {
  if (value == null) return null;
  if (value instanceof Date) return value.toISOString();
  // A relation: the record that it names.
  if (typeof value === 'object' && 'id' in value) return String(value.id);
  return String(value);
}
