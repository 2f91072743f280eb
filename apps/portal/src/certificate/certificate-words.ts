import type { LocaleCode, Translator } from '@smartx/ui/i18n';
import { longDate } from '../words/dates.ts';
import type { Certificate } from './certificate-operations.ts';

/** Why something stays, in plain words. */
export function groundWords(i18n: Translator, ground: string): string {
  if (ground === 'legal-claims') return i18n.t('for legal claims');
  if (ground === 'legal-obligation') return i18n.t('because a law demands it');
  return i18n.t('as proof, without your name');
}

/** Until when something stays. */
export function untilWords(
  i18n: Translator,
  locale: LocaleCode,
  { endsOn, category }: Certificate['kept'][number],
): string {
  if (endsOn) return i18n.t('until {date}', { date: longDate(locale, endsOn) });
  return category === null
    ? i18n.t('until nothing keeps it any more')
    : i18n.t('as long as the company uses this product');
}

/** Whether the traces in the files of the database are gone. */
export function sweepWords(
  i18n: Translator,
  locale: LocaleCode,
  { sweptAt, sweepDueAt, sweepReason }: Pick<Certificate, 'sweptAt' | 'sweepDueAt' | 'sweepReason'>,
): string {
  if (sweptAt)
    return i18n.t('The last traces were removed from the files of the database on {date}.', {
      date: day(locale, sweptAt),
    });
  if (sweepReason === null || sweepReason === undefined)
    return sweepDueAt
      ? i18n.t('The last traces leave the files of the database by {date}. Then there is a new certificate.', {
          date: day(locale, sweepDueAt),
        })
      : i18n.t('The last traces leave the files of the database later. Then there is a new certificate.');
  return i18n.t('Traces are still in the files of the database: {reason}', { reason: reasonWords(i18n, sweepReason) });
}

function reasonWords(i18n: Translator, reason: string): string {
  switch (reason) {
    case 'busy':
      return i18n.t('they were in use. It is tried again each night.');
    case 'log-copied':
      return i18n.t('whoever runs the database keeps copies of its log.');
    case 'log-not-ours':
    case 'log-recycled':
      return i18n.t('the log of the database is written over by itself, in time.');
    default:
      return i18n.t('whoever runs the database has to allow it.');
  }
}

/** Until when backups hold what was deleted. */
export function backupWords(
  i18n: Translator,
  locale: LocaleCode,
  { dataBackupsEndAt, keyBackupsEndAt }: Pick<Certificate, 'dataBackupsEndAt' | 'keyBackupsEndAt'>,
): readonly string[] {
  return [
    dataBackupsEndAt
      ? i18n.t('The last backup that holds the data ends on {date}.', { date: day(locale, dataBackupsEndAt) })
      : i18n.t('There is no backup made by the product that holds the data.'),
    keyBackupsEndAt
      ? i18n.t('The last backup that holds the keys ends on {date}.', { date: day(locale, keyBackupsEndAt) })
      : i18n.t('There is no backup that holds the keys.'),
  ];
}

/** What somebody who had received the data was told. */
export function recipientWords(
  i18n: Translator,
  locale: LocaleCode,
  { toldAt, acknowledgedAt, impossibleReason }: Certificate['recipients'][number],
): string {
  if (acknowledgedAt) return i18n.t('confirmed the deletion on {date}', { date: day(locale, acknowledgedAt) });
  if (impossibleReason) return i18n.t('could not be told');
  return toldAt ? i18n.t('was told on {date}', { date: day(locale, toldAt) }) : i18n.t('is being told');
}

function day(locale: LocaleCode, instant: string): string {
  return longDate(locale, instant.slice(0, 10));
}
