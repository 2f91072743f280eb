import type { Translator } from '@smartx/ui';

/** A kind of record, as people call it. */
export function closingKindWord(i18n: Translator, kind: string): string {
  const words: Record<string, string> = {
    company: i18n.t('Companies'),
    contact: i18n.t('People'),
    lead: i18n.t('Leads'),
    deal: i18n.t('Deals'),
    task: i18n.t('Tasks'),
    note: i18n.t('Notes'),
    activity: i18n.t('Activities'),
    file: i18n.t('Files'),
    product: i18n.t('Products'),
    member: i18n.t('Members'),
    consent_event: i18n.t('Consents and objections'),
    privacy_request: i18n.t('Privacy requests'),
    audit_entry: i18n.t('Entries of the audit'),
  };
  return words[kind] ?? kind;
}

/** Why a workspace is closed, in the order in which it is offered. */
export const REASONS = ['not-needed', 'moved', 'business-ended', 'other'] as const;

/** A reason in words. */
export function reasonWord(i18n: Translator, reason: (typeof REASONS)[number]): string {
  const words = {
    'not-needed': i18n.t('We do not need it any more'),
    moved: i18n.t('We work with something else'),
    'business-ended': i18n.t('The business ends'),
    other: i18n.t('Another reason'),
  };
  return words[reason];
}
