import { type Translator, useI18n } from '@smartx/ui';
import { useSession } from '../../session/use-session.ts';

const MAIL_PURPOSES = ['RELATIONSHIP', 'SUPPORT', 'BILLING'] as const;

/** For what a mail is written: advertising is refused until a single mail can be stopped with one click. */
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** For what the viewer may write mails, as a seller says it. */
export function useMailPurposes(): { readonly value: MailPurpose; readonly label: string }[] {
  const i18n = useI18n();
  const { purposes } = useSession();
  return MAIL_PURPOSES.filter((purpose) => purposes.includes(purpose)).map((value) => ({
    value,
    label: purposeWord(i18n, value),
  }));
}

function purposeWord(i18n: Translator, purpose: MailPurpose): string {
  switch (purpose) {
    case 'RELATIONSHIP':
      return i18n.t('Our business with each other');
    case 'SUPPORT':
      return i18n.t('Help with what they have');
    case 'BILLING':
      return i18n.t('Invoices and payments');
  }
}
