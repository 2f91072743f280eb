import type { Tone, Translator } from '@smartx/ui';
import { DEVELOPER, furtherScopes, KEY_OBJECTS, type KeyLevel, type KeyObject, levelsIn } from './key-scopes.ts';

/** Whether a key works. */
export type KeyState = 'working' | 'expired' | 'revoked';

/** What is known of the time of a key. */
export interface KeyTimes {
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** Whether a key works now. */
export function keyState({ expiresAt, revokedAt }: KeyTimes, now: Date): KeyState {
  if (revokedAt) return 'revoked';
  return expiresAt && new Date(expiresAt) <= now ? 'expired' : 'working';
}

/** The state in words. */
export function keyStateWord(i18n: Translator, state: KeyState): string {
  switch (state) {
    case 'working':
      return i18n.t('works');
    case 'expired':
      return i18n.t('expired');
    case 'revoked':
      return i18n.t('revoked');
  }
}

/** The colour that goes with the word. */
export function keyStateTone(state: KeyState): Tone {
  if (state === 'working') return 'good';
  return state === 'expired' ? 'warn' : 'quiet';
}

/** A kind of record in words. */
export function keyObjectWord(i18n: Translator, object: KeyObject): string {
  switch (object) {
    case 'contact':
      return i18n.t('Contacts');
    case 'company':
      return i18n.t('Companies');
    case 'lead':
      return i18n.t('Leads');
    case 'deal':
      return i18n.t('Deals');
    case 'product':
      return i18n.t('Products');
    case 'task':
      return i18n.t('Tasks');
    case 'note':
      return i18n.t('Notes');
    case 'activity':
      return i18n.t('Activities');
    case 'file':
      return i18n.t('Files');
  }
}

/** What a key may do with records of a kind, in a word. */
export function keyLevelWord(i18n: Translator, level: KeyLevel): string {
  switch (level) {
    case 'read':
      return i18n.t('Read');
    case 'write':
      return i18n.t('Write');
    case 'delete':
      return i18n.t('Delete');
  }
}

/** What a key may do, a line for each kind of record. */
export function scopeLines(i18n: Translator, scopes: readonly string[]): string[] {
  const lines = KEY_OBJECTS.flatMap((object) => {
    const levels = levelsIn(object, scopes).map((level) => keyLevelWord(i18n, level));
    return levels.length > 0 ? [`${keyObjectWord(i18n, object)}: ${levels.join(', ')}`] : [];
  });
  const own = scopes.includes(DEVELOPER) ? [i18n.t('Documents of its own')] : [];
  return [...lines, ...furtherScopes(scopes), ...own];
}
