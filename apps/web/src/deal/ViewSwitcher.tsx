import { SegmentedControl } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import styles from './deal.module.css';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** Table or board. */
export function ViewSwitcher(props: { view: 'table' | 'board'; onChange: (view: 'table' | 'board') => void }) {
  const i18n = useI18n();
  return (
    <SegmentedControl
      size="xs"
      aria-label={i18n.t('View')}
      value={props.view}
      onChange={(value) => props.onChange(value === 'board' ? 'board' : 'table')}
      data={[
        {
          value: 'table',
          label: (
            <span className={styles.view}>
              <IconTable {...icon} />
              {i18n.t('Table')}
            </span>
          ),
        },
        {
          value: 'board',
          label: (
            <span className={styles.view}>
              <IconLayoutKanban {...icon} />
              {i18n.t('Board')}
            </span>
          ),
        },
      ]}
    />
  );
}
