import { Trans } from '@lingui/react';
import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconTargetArrow } from '@tabler/icons-react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './privacy.module.css';

/** A purpose the viewer holds. */
export interface PurposeOption {
  value: string;
  label: string;
  /** One plain sentence: what this purpose shows. */
  description?: string;
}

/** What the chip needs. */
export interface PurposeChipProps {
  purpose: string;
  /** The purposes the viewer holds; with one only, the chip is text. */
  options: readonly PurposeOption[];
  /** Changing the purpose drops the cache and reloads the data: the app's to do. */
  onChange?: (purpose: string) => void;
}

/** "Working for: Relationship": the purpose in force, always visible, changed on purpose. */
export function PurposeChip(props: PurposeChipProps) {
  const i18n = useI18n();
  const { onChange } = props;
  const current = props.options.find((option) => option.value === props.purpose)?.label ?? props.purpose;
  const content = (
    <>
      <IconTargetArrow size={16} stroke={1.5} aria-hidden />
      <span>
        <Trans id="Working for: <0>{purpose}</0>" values={{ purpose: current }} components={{ 0: <strong /> }} />
      </span>
    </>
  );
  if (!onChange || props.options.length < 2) return <span className={styles.chip}>{content}</span>;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.chip}>
          {content}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{i18n.t('Changing the purpose reloads what you see')}</Menu.Label>
        {props.options.map((option) => (
          <Menu.Item
            key={option.value}
            leftSection={
              <IconCheck
                size={16}
                stroke={1.5}
                aria-hidden
                visibility={option.value === props.purpose ? 'visible' : 'hidden'}
              />
            }
            aria-current={option.value === props.purpose ? 'true' : undefined}
            onClick={() => option.value !== props.purpose && onChange(option.value)}
          >
            {option.label}
            {option.description && <div className={styles.option}>{option.description}</div>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
