import { SegmentedControl } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { ActivityComposer } from './ActivityComposer.tsx';
import type { About } from './about.ts';
import { NoteComposer } from './NoteComposer.tsx';
import { TaskComposer } from './TaskComposer.tsx';
import styles from './timeline.module.css';

/** Writes a note, plans a task, or records what happened, at the top of the history. */
export function Composer({ about }: { about: About }) {
  const i18n = useI18n();
  const [kind, setKind] = useState('note');
  return (
    <div className={styles.composer}>
      <SegmentedControl
        size="xs"
        aria-label={i18n.t('What to add')}
        value={kind}
        onChange={setKind}
        data={[
          { value: 'note', label: i18n.t('Note') },
          { value: 'task', label: i18n.t('Task') },
          { value: 'activity', label: i18n.t('Call or meeting') },
        ]}
      />
      {kind === 'note' && <NoteComposer about={about} />}
      {kind === 'task' && <TaskComposer about={about} />}
      {kind === 'activity' && <ActivityComposer about={about} />}
    </div>
  );
}
