import type { Translator } from '@smartx/ui/i18n';

/**
 * The sentence that says what a purpose is for, in the reader's language while the workspace still has the one that it began
 * with; null once it wrote its own, which is shown as written.
 */
export function standardWording(i18n: Translator, wording: string): string | null {
  return contactWording(i18n, wording) ?? accountWording(i18n, wording) ?? sharedWording(i18n, wording);
}

function contactWording(i18n: Translator, wording: string): string | null {
  switch (wording) {
    case 'Work with you: answer you, prepare offers, keep appointments.':
      return i18n.t('Work with you: answer you, prepare offers, keep appointments.');
    case 'Help you with what you have from us.':
      return i18n.t('Help you with what you have from us.');
    case 'Write invoices and take payments.':
      return i18n.t('Write invoices and take payments.');
    case 'Approach you with an offer. You can object at any time, and one objection ends it.':
      return i18n.t('Approach you with an offer. You can object at any time, and one objection ends it.');
    case 'Send you news and offers that you asked for.':
      return i18n.t('Send you news and offers that you asked for.');
    case 'Count and sum up, never about one person.':
      return i18n.t('Count and sum up, never about one person.');
    case 'Rate how likely you are to buy.':
      return i18n.t('Rate how likely you are to buy.');
    case 'Pass your data to partners.':
      return i18n.t('Pass your data to partners.');
    default:
      return null;
  }
}

function accountWording(i18n: Translator, wording: string): string | null {
  switch (wording) {
    case 'Provide and maintain the service that you signed up for.':
      return i18n.t('Provide and maintain the service that you signed up for.');
    case 'Adapt what you see to what you use.':
      return i18n.t('Adapt what you see to what you use.');
    case 'Write to you about your account and your questions.':
      return i18n.t('Write to you about your account and your questions.');
    case 'Process payments and invoices.':
      return i18n.t('Process payments and invoices.');
    case 'Learn how the service is used, to improve it.':
      return i18n.t('Learn how the service is used, to improve it.');
    case 'Send you news and offers of ours.':
      return i18n.t('Send you news and offers of ours.');
    default:
      return null;
  }
}

function sharedWording(i18n: Translator, wording: string): string | null {
  switch (wording) {
    case 'Keep our systems and your data safe: sign-in, access logs, protection against misuse.':
      return i18n.t('Keep our systems and your data safe: sign-in, access logs, protection against misuse.');
    case 'Keep what a law makes us keep, such as invoices, for as long as it says.':
      return i18n.t('Keep what a law makes us keep, such as invoices, for as long as it says.');
    case 'Establish, exercise or defend legal claims.':
      return i18n.t('Establish, exercise or defend legal claims.');
    case 'Answer requests about your data and prove that we did.':
      return i18n.t('Answer requests about your data and prove that we did.');
    case 'Keep data correct and available: imports, duplicates, backups. Nobody is contacted for this.':
      return i18n.t('Keep data correct and available: imports, duplicates, backups. Nobody is contacted for this.');
    default:
      return null;
  }
}
