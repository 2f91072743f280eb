import type { Translator } from '@smartx/ui';

/** Why traces are still in the files of the database, and who can do something about it. */
export function sweepReasonWord(i18n: Translator, reason: string): string {
  switch (reason) {
    case 'busy':
      return i18n.t('A table was in use. It is tried again each night.');
    case 'tables-not-ours':
      return i18n.t('The owner of the database may not rewrite every table. The operator has to allow it.');
    case 'statistics-not-ours':
      return i18n.t('The owner may not rewrite the planner’s statistics. The operator has to let it own the database.');
    case 'log-not-ours':
      return i18n.t(
        'The owner may not end the write-ahead log. The operator can grant it; until then the log is written over in time.',
      );
    case 'log-recycled':
      return i18n.t('The server uses the files of its write-ahead log again. They are written over in time.');
    case 'log-copied':
      return i18n.t('The write-ahead log is copied to an archive or a replica, which has rules of its own.');
    default:
      return reason;
  }
}
