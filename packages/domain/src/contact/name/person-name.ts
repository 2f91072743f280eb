import { foldText } from '../../kernel/text/fold-text.ts';

/** The parts of a name as they were given; a full name alone is never split by force. */
export interface NameParts {
  readonly fullName?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly familyName?: string | null | undefined;
}

/** What lists sort by: the full name without case and accents, or null for somebody without a name. */
export function sortNameOf(fullName: string | null): string | null {
  return fullName === null ? null : foldText(fullName) || null;
}

/** The full name as it was given, or made of the parts where only they were given; null for somebody without a name. */
export function fullNameOf({ fullName, givenName, familyName }: NameParts): string | null {
  const given = fullName?.trim();
  return given || [givenName, familyName].flatMap((part) => part?.trim() || []).join(' ') || null;
}
