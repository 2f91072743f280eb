import { ActionIcon, FocusTrap } from '@mantine/core';
import { IconArrowsDiagonal, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useIsPhone } from '../shell/use-is-phone.ts';
import styles from './record.module.css';

/** What the peek needs. */
export interface SidePeekProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Opens the full page. */
  onExpand?: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
}

/**
 * A record beside its list. On a desktop it is not modal: the list stays usable, Escape inside closes and focus goes
 * back to where it was. Below 768 px it is a full page.
 */
export function SidePeek(props: SidePeekProps) {
  if (!props.opened) return null;
  return <OpenPeek {...props} />;
}

function OpenPeek(props: SidePeekProps) {
  const i18n = useI18n();
  const titleId = useId();
  const isPhone = useIsPhone();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const buttons: [string, (() => void) | undefined, ReactNode][] = [
    [i18n.t('Previous record'), props.onPrevious, <IconChevronUp key="p" size={16} stroke={1.5} />],
    [i18n.t('Next record'), props.onNext, <IconChevronDown key="n" size={16} stroke={1.5} />],
    [i18n.t('Open full page'), props.onExpand, <IconArrowsDiagonal key="e" size={16} stroke={1.5} />],
    [i18n.t('Close'), props.onClose, <IconX key="c" size={16} stroke={1.5} />],
  ];

  return (
    <FocusTrap active={isPhone}>
      <aside
        className={styles.peek}
        data-full={isPhone || undefined}
        aria-labelledby={titleId}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          props.onClose();
        }}
      >
        <div className={styles.peekHead}>
          <h2 id={titleId} ref={heading} tabIndex={-1} className={styles.peekTitle}>
            {props.title}
          </h2>
          {buttons.map(
            ([label, onClick, icon]) =>
              onClick && (
                <ActionIcon key={label} aria-label={label} title={label} onClick={onClick}>
                  {icon}
                </ActionIcon>
              ),
          )}
        </div>
        <div className={styles.peekBody}>{props.children}</div>
      </aside>
    </FocusTrap>
  );
}
