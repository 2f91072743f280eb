import { DateText, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { restoreNote } from '../progress/restore-note.ts';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import styles from './detail.module.css';
import type { RequestDetail } from './request-detail.ts';

/** What a restore brought back of an open request, and what staff ask the person for again; nothing without one. */
export function RestoreFacts({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const i18n = useI18n();
  const note = OPEN_STATES.includes(request.state) ? restoreNote(request.events.nodes) : null;
  if (!note) return null;
  const again = [
    ...(note.files > 0
      ? [
          i18n.t('{count, plural, one {the file that they had added} other {the # files that they had added}}', {
            count: note.files,
          }),
        ]
      : []),
    ...(note.answer ? [i18n.t('the answer by which they showed who they are')] : []),
  ];
  return (
    <section className={styles.restored} aria-label={i18n.t('After a restore')}>
      <p className={styles.restoredLine}>
        <strong>
          {i18n.t('The installation was restored. Its backup was made on:')}{' '}
          <DateText value={note.backupOf} format="datetime" timeZone={timeZone} />
        </strong>
      </p>
      <p className={screen.note}>
        {i18n.t(
          'What was asked and written about this request since then is back, and its days go on. Approvals, letters and other steps since then are not.',
        )}
      </p>
      {again.length > 0 && (
        <>
          <p className={styles.restoredLine}>{i18n.t('Lost with the restore. Ask the person again for:')}</p>
          <ul className={styles.again}>
            {again.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
      {note.people && (
        <p className={styles.restoredLine}>
          {i18n.t('Somebody whom the request covered is not in the backup. Match the person again.')}
        </p>
      )}
      {note.requester && (
        <p className={styles.restoredLine}>
          {i18n.t('Who asked, and what they wrote, is lost with its key. Look for {reference} in your mailbox.', {
            reference: request.reference,
          })}
        </p>
      )}
    </section>
  );
}
