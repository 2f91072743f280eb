import type { Translator } from '@smartx/ui';

/** What the person said or let run out, where that is the reason; null for any other cause. */
export function personsRefusal(i18n: Translator, cause: string, date: string | null): string | null {
  switch (cause) {
    case 'objected':
      return date ? i18n.t('No. They objected on {date}.', { date }) : i18n.t('No. They objected.');
    case 'withdrawn':
      return date
        ? i18n.t('No. They took their consent back on {date}.', { date })
        : i18n.t('No. There is no consent.');
    case 'expired':
      return date ? i18n.t('No. Their consent ran out on {date}.', { date }) : i18n.t('No. Their consent ran out.');
    case 'never-given':
      return i18n.t('No. It needs their consent, and there is none.');
    default:
      return null;
  }
}
