import { Button } from '@mantine/core';
import { DateText, useI18n } from '@smartx/ui';
import styles from '../form.module.css';

/** Says that a form goes on where somebody left it, and lets them begin anew. */
export function DraftNote({ savedAt, onBeginAnew }: { savedAt: number; onBeginAnew: () => void }) {
  const i18n = useI18n();
  return (
    <p className={styles.draft} role="status">
      <span>
        {i18n.t('You go on with what you typed and did not save.')} <DateText value={new Date(savedAt)} format="time" />
      </span>
      <Button variant="subtle" size="compact-sm" onClick={onBeginAnew}>
        {i18n.t('Begin anew')}
      </Button>
    </p>
  );
}
