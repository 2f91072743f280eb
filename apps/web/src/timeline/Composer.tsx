import { SegmentedControl } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useDraft } from '../form/draft/use-draft.ts';
import { useSession } from '../session/use-session.ts';
import { ActivityComposer } from './ActivityComposer.tsx';
import { type About, COMPOSED, draftPlace } from './about.ts';
import { MailComposer } from './mail/MailComposer.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { TaskComposer } from './TaskComposer.tsx';
import styles from './timeline.module.css';
import { useRecordSearch } from './timeline-search.ts';

/** Writes a note or a mail, plans a task, or records what happened, as far as the roles allow; at the top of the history. */
export function Composer({ about, mailTo }: { about: About; mailTo?: string | undefined }) {
  const i18n = useI18n();
  const { actions } = useSession();
  const [{ write }, change] = useRecordSearch();
  const kinds = [
    { value: 'note', label: i18n.t('Note'), action: 'note:create' },
    { value: 'task', label: i18n.t('Task'), action: 'task:create' },
    { value: 'activity', label: i18n.t('Call or meeting'), action: 'activity:log' },
    ...(mailTo ? [{ value: 'mail', label: i18n.t('E-mail'), action: 'activity:send' }] : []),
  ].filter(({ action }) => actions.has(action));
  const drafts = [
    { value: 'mail', draft: useDraft(draftPlace('mail', about)) },
    { value: 'activity', draft: useDraft(draftPlace('activity', about)) },
    { value: 'task', draft: useDraft(draftPlace('task', about)) },
  ];
  // What was begun before a reload is what is gone on with.
  const chosen = write ?? drafts.find(({ draft }) => draft.kept)?.value ?? 'note';
  const kind = kinds.find(({ value }) => value === chosen)?.value ?? kinds[0]?.value;
  if (!kind) return null;
  return (
    <div className={styles.composer}>
      <SegmentedControl
        size="xs"
        aria-label={i18n.t('What to add')}
        value={kind}
        onChange={(value) => change({ write: COMPOSED.find((one) => one === value) })}
        data={kinds.map(({ value, label }) => ({ value, label }))}
      />
      {kind === 'note' && <NoteComposer about={about} />}
      {kind === 'task' && <TaskComposer about={about} />}
      {kind === 'activity' && <ActivityComposer about={about} />}
      {kind === 'mail' && mailTo && <MailComposer about={about} contactId={mailTo} />}
    </div>
  );
}
