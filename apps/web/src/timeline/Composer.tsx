import { SegmentedControl } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { useDraft } from '../form/draft/use-draft.ts';
import { useSession } from '../session/use-session.ts';
import { ActivityComposer } from './ActivityComposer.tsx';
import { type About, draftPlace } from './about.ts';
import { NoteComposer } from './NoteComposer.tsx';
import { TaskComposer } from './TaskComposer.tsx';
import styles from './timeline.module.css';

/** Writes a note, plans a task, or records what happened, as far as the roles allow; at the top of the history. */
export function Composer({ about }: { about: About }) {
  const i18n = useI18n();
  const { actions } = useSession();
  const kinds = [
    { value: 'note', label: i18n.t('Note'), action: 'note:create' },
    { value: 'task', label: i18n.t('Task'), action: 'task:create' },
    { value: 'activity', label: i18n.t('Call or meeting'), action: 'activity:log' },
  ].filter(({ action }) => actions.has(action));
  const drafts = { task: useDraft(draftPlace('task', about)), activity: useDraft(draftPlace('activity', about)) };
  // What was begun before a reload is what is gone on with.
  const [chosen, setKind] = useState(drafts.activity.kept ? 'activity' : drafts.task.kept ? 'task' : 'note');
  const kind = kinds.find(({ value }) => value === chosen)?.value ?? kinds[0]?.value;
  if (!kind) return null;
  return (
    <div className={styles.composer}>
      <SegmentedControl
        size="xs"
        aria-label={i18n.t('What to add')}
        value={kind}
        onChange={setKind}
        data={kinds.map(({ value, label }) => ({ value, label }))}
      />
      {kind === 'note' && <NoteComposer about={about} />}
      {kind === 'task' && <TaskComposer about={about} />}
      {kind === 'activity' && <ActivityComposer about={about} />}
    </div>
  );
}
