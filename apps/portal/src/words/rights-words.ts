import type { Translator } from '@smartx/ui/i18n';
import type { Kind } from './request-words.ts';

/** What a right gives, in one line. */
export function kindHint(i18n: Translator, kind: Kind, company: string): string {
  switch (kind) {
    case 'access':
      return i18n.t('Everything that {company} holds about you, in files that people and machines can read.', {
        company,
      });
    case 'portability':
      return i18n.t('What you told {company} and what was observed of you, in files for another provider.', {
        company,
      });
    case 'rectification':
      return i18n.t('You say how it should be. Where {company} does not agree, your word stands beside the value.', {
        company,
      });
    case 'erasure':
      return i18n.t('Everything that no law makes {company} keep. You are told what stays, why and until when.', {
        company,
      });
    case 'restriction':
      return i18n.t('Your data is stored and not used, for example while you argue whether it is correct.');
    case 'objection':
      return i18n.t('What you object to stops once we know who you are, until {company} decides with reasons.', {
        company,
      });
    case 'marketing-stop':
      return i18n.t('No advertising any more, by any way. It holds at once, without a decision.');
    case 'automated-decision-review':
      return i18n.t('A person looks at a rating or a decision about you that a machine made.');
    case 'complaint':
      return i18n.t('You are not content with how {company} handles data. You get an answer with reasons.', {
        company,
      });
  }
}

/** The grounds of GDPR Art. 18(1), as a person has them. */
export const RESTRICTION_GROUNDS = [
  'accuracy-contested',
  'unlawful',
  'needed-for-claims',
  'objection-pending',
] as const;

/** Why the use of data is to be restricted. */
export function restrictionWords(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'accuracy-contested':
      return i18n.t('The data is not correct, and I want it checked first');
    case 'unlawful':
      return i18n.t('The data is used unlawfully, but I do not want it deleted');
    case 'needed-for-claims':
      return i18n.t('I need the data for legal claims although the company does not need it any more');
    case 'objection-pending':
      return i18n.t('I objected, and wait for the decision');
    default:
      return ground;
  }
}

/** What a person can have corrected by saying how it should be. */
export const CORRECTABLE = [
  ...(['fullName', 'email', 'phone', 'postalAddress', 'city', 'country', 'jobTitle', 'birthDate'] as const),
] as const;

/** What a value is called. */
export function correctableWords(i18n: Translator, field: string): string {
  switch (field) {
    case 'fullName':
      return i18n.t('Name');
    case 'email':
      return i18n.t('E-mail address');
    case 'phone':
      return i18n.t('Telephone');
    case 'postalAddress':
      return i18n.t('Postal address');
    case 'city':
      return i18n.t('City');
    case 'country':
      return i18n.t('Country');
    case 'jobTitle':
      return i18n.t('Job title');
    case 'birthDate':
      return i18n.t('Date of birth');
    default:
      return field;
  }
}

/** What became of a value that somebody wants corrected. */
export function correctionState(i18n: Translator, state: string): string {
  if (state === 'granted') return i18n.t('corrected');
  if (state === 'refused') return i18n.t('stays; your word stands beside it');
  return i18n.t('not decided yet');
}

/** What a decision means for the person; the mail says the same in more words. */
export function outcomeWords(i18n: Translator, outcome: string): string {
  if (outcome === 'granted') return i18n.t('It was decided as you asked.');
  if (outcome === 'partly') return i18n.t('It was decided in part as you asked.');
  return i18n.t('It was not decided as you asked.');
}

/** The question that is answered in one's own words, and whether it has to be. */
export interface OwnWords {
  readonly question: string;
  readonly hint: string;
  /** What is said where there is no answer; null where none is needed. */
  readonly missing: string | null;
}

/** What somebody is asked to write about their request. */
export function ownWords(i18n: Translator, kind: string | undefined, company: string): OwnWords {
  const noCards = i18n.t('Please send no copies of identity cards.');
  switch (kind) {
    case 'rectification':
      return {
        question: i18n.t('Why is it wrong, or what else is?'),
        hint: i18n.t('Where a value is not corrected, these words stand beside it.'),
        missing: i18n.t('Say what is wrong, here or on the page before'),
      };
    case 'objection':
      return {
        question: i18n.t('Why do you object?'),
        hint: i18n.t('Optional. What is special in your situation helps {company} to decide.', { company }),
        missing: null,
      };
    case 'restriction':
      return { question: i18n.t('What should {company} know about it?', { company }), hint: noCards, missing: null };
    case 'automated-decision-review':
      return {
        question: i18n.t('Which decision or rating do you mean, and what is wrong with it?'),
        hint: i18n.t('A person reads this. Until they have decided, no profile is made of you.'),
        missing: i18n.t('Say which decision you mean'),
      };
    case 'complaint':
      return {
        question: i18n.t('What are you complaining about?'),
        hint: i18n.t('You can also complain to a data protection authority at any time.'),
        missing: i18n.t('Say what you are complaining about'),
      };
    default:
      return {
        question: i18n.t('Is there anything that helps to find your data?'),
        hint: i18n.t(
          'Optional. For example a customer number, or another address that you used. Please send no copies of identity cards.',
        ),
        missing: null,
      };
  }
}
