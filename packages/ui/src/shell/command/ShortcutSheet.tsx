import { Modal } from '@mantine/core';
import { useI18n } from '../../i18n/use-i18n.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './palette.module.css';
import type { Shortcut } from './shortcuts.ts';

/** All shortcuts of the current screen, by group; opened with "?". */
export function ShortcutSheet(props: { opened: boolean; onClose: () => void; shortcuts: readonly Shortcut[] }) {
  const i18n = useI18n();
  const groups = [...new Set(props.shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Keyboard shortcuts')} size="lg">
      <div className={styles.sheet}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {props.shortcuts
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
    </Modal>
  );
}
