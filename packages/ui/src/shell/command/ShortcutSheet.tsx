import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Translator } from '../../i18n/i18n.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './palette.module.css';
import type { Shortcut } from './shortcuts.ts';

interface ShortcutSheetProps {
  opened: boolean;
  onClose: () => void;
  shortcuts: readonly Shortcut[];
  /** Below them, such as the switch that turns them off. */
  children?: ReactNode;
}

/** All shortcuts of the current screen, by group, and the keys that every list knows; opened with "?". */
export function ShortcutSheet(props: ShortcutSheetProps) {
  const i18n = useI18n();
  const all = [...props.shortcuts, ...listKeys(i18n)];
  const groups = [...new Set(all.map((shortcut) => shortcut.group))];
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Keyboard shortcuts')} size="lg">
      <div className={styles.sheet}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {all
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.keys + shortcut.label} className={styles.sheetRow}>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <KeyCaps keys={shortcut.keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      {props.children && <div className={styles.sheetFoot}>{props.children}</div>}
    </Modal>
  );
}

/** What the grid listens for by itself; it stands here only to be read. */
function listKeys(i18n: Translator): Pick<Shortcut, 'keys' | 'label' | 'group'>[] {
  const group = i18n.t('In a table');
  return [
    { group, keys: '↑ ↓ ← →', label: i18n.t('Move from cell to cell') },
    { group, keys: 'mod+end', label: i18n.t('Go to the last row') },
    { group, keys: 'enter', label: i18n.t('Open what the row is about') },
    { group, keys: 'f2', label: i18n.t('Go to what stands in the cell') },
    { group, keys: 'mod+c', label: i18n.t('Copy the cell') },
  ];
}
