import type { Translator } from '@smartx/ui/i18n';

/** The rights that can be used here from beginning to end, those first that people ask for most. */
export const KINDS = [
  ...(['access', 'rectification', 'erasure', 'marketing-stop', 'objection', 'restriction', 'portability'] as const),
  ...(['automated-decision-review', 'complaint'] as const),
] as const;

/** A right of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** Whether a text names a right that can be used here. */
export function isKind(text: string | undefined): text is Kind {
  return KINDS.some((kind) => kind === text);
}

/** What a person asks for, in their words. */
export function kindWords(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'access':
      return i18n.t('Get a copy of my data');
    case 'rectification':
      return i18n.t('Have my data corrected');
    case 'erasure':
      return i18n.t('Delete my data');
    case 'marketing-stop':
      return i18n.t('Stop advertising');
    case 'objection':
      return i18n.t('Object to the use of my data');
    case 'restriction':
      return i18n.t('Have the use of my data restricted');
    case 'portability':
      return i18n.t('Take my data to another provider');
    case 'automated-decision-review':
      return i18n.t('Have an automated decision looked at by a person');
    case 'complaint':
      return i18n.t('Complain');
    default:
      return i18n.t('Another right');
  }
}

/** How the state of a request looks. */
export interface StateWords {
  readonly label: string;
  readonly tone: 'quiet' | 'good' | 'warn' | 'bad';
  /** What happens now. */
  readonly text: string;
}

/** Where a request stands, in plain words. */
export function stateWords(i18n: Translator, state: string, company: string): StateWords {
  switch (state) {
    case 'awaiting-verification':
      return {
        label: i18n.t('Not confirmed'),
        tone: 'warn',
        text: i18n.t('Enter the code from the mail to confirm it.'),
      };
    case 'received':
      return {
        label: i18n.t('Received'),
        tone: 'quiet',
        text: i18n.t('{company} has your request and will begin with it.', { company }),
      };
    case 'in-progress':
    case 'awaiting-approval':
      return {
        label: i18n.t('In progress'),
        tone: 'quiet',
        text: i18n.t('{company} is working on your request.', { company }),
      };
    case 'duplicate':
      return {
        label: i18n.t('Answered together'),
        tone: 'quiet',
        text: i18n.t('You asked this before. {company} answers both requests together.', { company }),
      };
    case 'forwarded':
      return {
        label: i18n.t('Handed over'),
        tone: 'quiet',
        text: i18n.t('The data is {company}’s. {company} has your request now and answers you there.', { company }),
      };
    case 'erasing':
      return {
        label: i18n.t('Partly done'),
        tone: 'warn',
        text: i18n.t('{company} has begun to delete your data. What is not deleted yet follows by itself.', {
          company,
        }),
      };
    case 'decided':
      return {
        label: i18n.t('Decided'),
        tone: 'good',
        text: i18n.t('{company} decided about your request.', { company }),
      };
    case 'carried-out':
    case 'closed':
      return { label: i18n.t('Done'), tone: 'good', text: i18n.t('{company} carried out your request.', { company }) };
    case 'refused':
      return {
        label: i18n.t('Refused'),
        tone: 'bad',
        text: i18n.t('{company} does not carry out your request. The reason is in the mail that you got.', { company }),
      };
    case 'withdrawn':
      return {
        label: i18n.t('Taken back'),
        tone: 'quiet',
        text: i18n.t('You took this request back. Nothing more happens.'),
      };
    default:
      return { label: state, tone: 'quiet', text: '' };
  }
}

/** A step in the life of a request; null for one that says nothing to the person. */
export function stepWords(i18n: Translator, type: string): string | null {
  switch (type) {
    case 'submitted':
      return i18n.t('You sent the request.');
    case 'forwarded':
      return i18n.t('The request was handed over to the company whose data it is about.');
    case 'verified':
      return i18n.t('You confirmed it with the code from the mail.');
    case 'asked':
      return i18n.t('You were asked a question.');
    case 'answered':
      return i18n.t('You answered the question.');
    case 'evidence-added':
      return i18n.t('You added a file.');
    case 'evidence-removed':
      return i18n.t('You took a file back.');
    case 'resumed':
      return i18n.t('The time for the answer goes on.');
    case 'written':
      return i18n.t('You were sent a message.');
    case 'acknowledged':
      return i18n.t('You were told that the request came in.');
    case 'extended':
      return i18n.t('The time for the answer was extended.');
    case 'refused':
      return i18n.t('The request was refused.');
    case 'decided':
      return i18n.t('The request was decided.');
    case 'erasure-started':
      return i18n.t('The deletion was approved and has begun.');
    case 'carried-out':
      return i18n.t('The request was carried out.');
    case 'certificate-issued':
      return i18n.t('The certificate of the deletion was signed.');
    case 'copy-ready':
      return i18n.t('The copy of your data was made.');
    case 'downloaded':
      return i18n.t('The copy was downloaded.');
    case 'withdrawn':
      return i18n.t('You took the request back.');
    case 'closed':
      return i18n.t('The request was closed.');
    default:
      return null;
  }
}

/** How much of a deletion is done. */
export function erasedWords(i18n: Translator, { done, all }: { readonly done: number; readonly all: number }): string {
  return i18n.t('{done} of {all, plural, one {# record} other {# records}} about you', { done, all });
}

/** What stays after a deletion, and until when; the mail says the same. */
export function keptWords(i18n: Translator, company: string): readonly string[] {
  return [
    i18n.t('That {company} deleted your data and when, without your name, as proof.', { company }),
    i18n.t('The consents that you gave and took back, without your name, as proof.'),
    i18n.t(
      'Keyed numbers made from your addresses and from your number in other systems, so that you are not entered again by mistake.',
    ),
    i18n.t('What you wrote in this request and the mails about it, for 30 days after it was closed.'),
  ];
}

/** What happens once the request is confirmed, step by step. */
export function nextSteps(i18n: Translator, kind: string, company: string): readonly string[] {
  const begin = i18n.t('{company} looks for everything that it holds about you.', { company });
  if (kind === 'erasure')
    return [
      begin,
      i18n.t('People check what a law makes them keep. Everything else is deleted.'),
      i18n.t('You get a mail that says what was deleted and what stays, why and until when.'),
    ];
  if (kind === 'marketing-stop')
    return [i18n.t('Your address is stopped for advertising, whoever at {company} has it.', { company })];
  if (kind === 'objection' || kind === 'automated-decision-review')
    return [
      begin,
      i18n.t('What you object to stands still from now on.'),
      i18n.t('People weigh it and decide. You get a mail with the decision and its reasons.'),
    ];
  if (kind !== 'access' && kind !== 'portability')
    return [begin, i18n.t('People weigh it and decide. You get a mail with the decision and its reasons.')];
  return [
    begin,
    i18n.t('People check the copy, so that nothing about others is in it.'),
    i18n.t('You get a mail. Then you download the copy here, with a new code, within seven days.'),
  ];
}
