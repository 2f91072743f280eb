import type { Translator } from '@smartx/ui';

/** What a file of a request shows. */
export function evidenceWord(i18n: Translator, kind: string): string {
  const words: Record<string, string> = {
    correction: i18n.t('supports a correction'),
    answer: i18n.t('answers a question'),
    identity: i18n.t('shows who asks'),
    permission: i18n.t('permission of an agent'),
  };
  return words[kind] ?? kind;
}
