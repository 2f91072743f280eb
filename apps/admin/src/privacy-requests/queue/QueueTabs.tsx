import { SegmentedControl } from '@mantine/core';
import { formatNumber, SearchField, Toolbar, type Translator, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import styles from './queue.module.css';
import { isQueueTab, QUEUE_TABS, type QueueTab } from './queue-tab.ts';

interface QueueTabsProps {
  tab: QueueTab;
  counts: Partial<Record<QueueTab, number | undefined>>;
  onChange: (tab: QueueTab) => void;
  search: string;
  onSearch: (text: string) => void;
}

/** The parts of the queue with how many requests stand in each. */
export function QueueTabs({ tab, counts, onChange, search, onSearch }: QueueTabsProps) {
  const i18n = useI18n();
  return (
    <Toolbar label={i18n.t('Which requests')}>
      <div className={styles.tabs}>
        <SegmentedControl
          value={tab}
          onChange={(next) => isQueueTab(next) && onChange(next)}
          data={QUEUE_TABS.map((value) => {
            const count = counts[value];
            return {
              value,
              label: (
                <>
                  {tabName(i18n, value)}
                  {count !== undefined && count > 0 && (
                    <span className={styles.count} data-bad={value === 'overdue' || undefined}>
                      {formatNumber(i18n.locale, count)}
                    </span>
                  )}
                </>
              ),
            };
          })}
        />
      </div>
      <div className={screen.search}>
        <SearchField label={i18n.t('Search by reference')} value={search} onChange={onSearch} />
      </div>
    </Toolbar>
  );
}

function tabName(i18n: Translator, tab: QueueTab): string {
  switch (tab) {
    case 'open':
      return i18n.t('All open');
    case 'soon':
      return i18n.t('Due soon');
    case 'overdue':
      return i18n.t('Overdue');
    case 'waiting':
      return i18n.t('Waiting for the person');
    case 'closed':
      return i18n.t('Closed');
  }
}
