import type { Translator } from '@smartx/ui';

/** What a person is told by the law. */
export function toldWord(i18n: Translator, what: string): string {
  switch (what) {
    case 'receipt':
      return i18n.t('That the request came in');
    case 'extension':
      return i18n.t('If it takes longer, and why');
    case 'refusal':
      return i18n.t('If it is refused, why, and where to complain');
    case 'answer':
      return i18n.t('The answer');
    default:
      return what;
  }
}

/** Whether a message waits for an answer, or did. */
export function isQuestion({ kind }: { readonly kind: string }): boolean {
  return kind === 'identity-question' || kind === 'clarification';
}

/** For so long a question waits for its answer; the server asks no other one before. */
const QUESTION_DAYS = 60;

/** Whether a question still waits for its answer: nobody answered it, and it had not its time yet. */
export function isWaiting(message: {
  readonly kind: string;
  readonly sentAt: string;
  readonly answeredAt: string | null;
}): boolean {
  const { sentAt, answeredAt } = message;
  return isQuestion(message) && answeredAt === null && Date.parse(sentAt) > Date.now() - QUESTION_DAYS * 86_400_000;
}

/** Who wrote a message, and what it is. */
export function messageWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'identity-question':
      return i18n.t('Question about who asks');
    case 'clarification':
      return i18n.t('Question');
    case 'message':
      return i18n.t('Message');
    case 'answer':
      return i18n.t('The person');
    default:
      return kind;
  }
}

/** What can be written. */
export function kindChoice(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'identity-question':
      return i18n.t('A question about who asks');
    case 'clarification':
      return i18n.t('A question about the request');
    default:
      return i18n.t('A message without a question');
  }
}

/** What a template says, in short. */
export function templateWord(i18n: Translator, key: string): string {
  switch (key) {
    case 'which-data':
      return i18n.t('Which data, and from when');
    case 'which-customer':
      return i18n.t('Under which name or number');
    case 'who-you-are':
      return i18n.t('Something that only the person knows');
    case 'still-working':
      return i18n.t('Still at work on it');
    default:
      return key;
  }
}
