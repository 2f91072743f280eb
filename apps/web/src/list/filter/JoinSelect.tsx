import { SegmentedControl } from '@mantine/core';
import { useI18n } from '@smartx/ui';

/** Whether all conditions have to hold, or one of them. */
export function JoinSelect(props: { value: 'any' | 'all'; onChange: (join: 'any' | 'all') => void }) {
  const i18n = useI18n();
  return (
    <SegmentedControl
      size="xs"
      aria-label={i18n.t('How the conditions count')}
      value={props.value}
      onChange={(value) => props.onChange(value === 'any' ? 'any' : 'all')}
      data={[
        { value: 'all', label: i18n.t('All of these hold') },
        { value: 'any', label: i18n.t('One of these holds') },
      ]}
    />
  );
}
