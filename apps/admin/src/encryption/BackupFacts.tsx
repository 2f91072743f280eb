import { FactList, formatDate, RelativeTime, StatusBadge, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';

interface BackupFactsProps {
  backup: { madeAt: string; expiresAt: string } | null;
  /** Up to when the journal is complete. */
  journalCompleteAt: string | null;
}

const WEEK_MS = 7 * 86_400_000;

/** How old the newest backup of the data is, when its key dies, and how far the journal has come that a restore replays. */
export function BackupFacts({ backup, journalCompleteAt }: BackupFactsProps) {
  const i18n = useI18n();
  const none = <StatusBadge tone="warn">{i18n.t('There is none')}</StatusBadge>;
  const isOld = backup !== null && Date.now() - Date.parse(backup.madeAt) > WEEK_MS;
  return (
    <section>
      <h2 className={screen.sectionTitle}>{i18n.t('Backup of the data')}</h2>
      <p className={screen.note}>
        {i18n.t(
          'A backup is made for the whole installation by whoever runs it. After a restore nobody gets in before everything that was erased, withdrawn or restricted since has been done again.',
        )}
      </p>
      <FactList
        facts={[
          {
            label: i18n.t('Last backup of the data'),
            value: backup ? (
              <>
                <RelativeTime value={backup.madeAt} />{' '}
                {isOld && <StatusBadge tone="warn">{i18n.t('older than a week')}</StatusBadge>}
              </>
            ) : (
              none
            ),
          },
          ...(backup
            ? [
                {
                  label: i18n.t('Its key is destroyed on'),
                  value: (
                    <>
                      {formatDate(i18n.locale, backup.expiresAt, 'date')}
                      <span className={screen.note}>
                        {' · '}
                        {i18n.t('until then it shows people who are erased later')}
                      </span>
                    </>
                  ),
                },
              ]
            : []),
          {
            label: i18n.t('Journal of what came since, complete until'),
            value: journalCompleteAt ? <RelativeTime value={journalCompleteAt} /> : none,
          },
        ]}
      />
    </section>
  );
}
