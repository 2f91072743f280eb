import { InvalidInputError } from '../../kernel/errors.ts';

/** What somebody states who makes an account, in the languages in which it is asked; no date of birth is asked for. */
const STATEMENTS = {
  en: 'I am 16 years old or older.',
  de: 'Ich bin 16 Jahre alt oder älter.',
  fr: 'J’ai 16 ans ou plus.',
  ar: 'عمري 16 عامًا أو أكثر.',
} as const;

/** The statement in a language, in English where it is not asked in that one. */
export function ageStatement(language: string | null | undefined): string {
  const [primary = 'en'] = (language ?? 'en').toLowerCase().split('-');
  return Object.entries(STATEMENTS).find(([known]) => known === primary)?.[1] ?? STATEMENTS.en;
}

/**
 * Accounts are for people of 16 and older (GDPR Art. 8): whoever makes one states that they are.
 * @throws InvalidInputError
 */
export function assertOfAge(isOfAge: boolean | null | undefined): void {
  if (isOfAge === true) return;
  const message = 'Accounts are for people who are at least 16 years old: state that you are.';
  throw new InvalidInputError([{ path: 'isOfAge', message }]);
}
