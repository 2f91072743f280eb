/** The records that a key can be made for, in the order of the CRM. */
export const KEY_OBJECTS = [
  'contact',
  'company',
  'lead',
  'deal',
  'product',
  'task',
  'note',
  'activity',
  'file',
] as const;

/** A kind of record of {@link KEY_OBJECTS}. */
export type KeyObject = (typeof KEY_OBJECTS)[number];

/** How far a key reaches into a kind of record. */
export const KEY_LEVELS = ['read', 'write', 'delete'] as const;

/** A level of {@link KEY_LEVELS}. */
export type KeyLevel = (typeof KEY_LEVELS)[number];

/** The scope of a key that sends documents of its own. */
export const DEVELOPER = 'developer';

/** The actions of a level, out of those that somebody may hand on. */
export function actionsOf(object: KeyObject, level: KeyLevel, held: readonly string[]): string[] {
  return held.filter((action) => {
    const [of, verb = ''] = action.split(':');
    return of === object && levelOf(verb) === level;
  });
}

/** The levels of a kind of record that a key has, also where it has a level in part. */
export function levelsIn(object: KeyObject, scopes: readonly string[]): KeyLevel[] {
  return KEY_LEVELS.filter((level) => actionsOf(object, level, scopes).length > 0);
}

/** What a key may do beside its records: actions that the console does not offer, such as those given at the command line. */
export function furtherScopes(scopes: readonly string[]): string[] {
  const offered = KEY_OBJECTS.flatMap((object) => KEY_LEVELS.flatMap((level) => actionsOf(object, level, scopes)));
  return scopes.filter((scope) => scope !== DEVELOPER && !offered.includes(scope));
}

function levelOf(verb: string): KeyLevel | null {
  if (verb === 'read' || verb === 'delete') return verb;
  if (verb === 'restore') return 'delete';
  // What is masked for people is in clear for a key, so there is nothing to reveal.
  return verb === 'reveal' ? null : 'write';
}
