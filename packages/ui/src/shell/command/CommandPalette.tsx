import { Modal, VisuallyHidden } from '@mantine/core';
import { Command, useCommandState } from 'cmdk';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/use-i18n.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './palette.module.css';

/** One thing the palette can do. */
export interface PaletteItem {
  id: string;
  label: string;
  /** A second, quieter text: the company of a contact. */
  detail?: string;
  icon?: ReactNode;
  /** Shown as key caps: "g c". */
  shortcut?: string;
  /** More words to be found by. */
  keywords?: string[];
  onSelect: () => void;
}

/** A heading with its items: Recent, Go to, Create, Contacts … */
export interface PaletteGroup {
  id: string;
  heading: string;
  items: readonly PaletteItem[];
}

/** What the palette needs. */
export interface CommandPaletteProps {
  opened: boolean;
  onClose: () => void;
  groups: readonly PaletteGroup[];
  /** For searching records on the server as somebody types. */
  onQueryChange?: (query: string) => void;
  /** Set where the server already matched: the palette then filters nothing itself. */
  serverFiltered?: boolean;
  loading?: boolean;
  /** Inside a nested page ("Assign to…"): its name, and the way back by Backspace. */
  page?: { label: string; onBack: () => void } | null;
}

/** Search or do anything: cmdk's combobox inside a dialog. */
export function CommandPalette(props: CommandPaletteProps) {
  const i18n = useI18n();
  return (
    <Modal.Root opened={props.opened} onClose={props.onClose} padding={0} size={600} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={i18n.t('Command palette')}>
        <Modal.Body>{props.opened && <Palette {...props} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette(props: CommandPaletteProps) {
  const i18n = useI18n();
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const change = (next: string) => {
    setQuery(next);
    props.onQueryChange?.(next);
  };
  const choose = (item: PaletteItem) => {
    if (!props.page) props.onClose();
    item.onSelect();
  };
  return (
    <Command className={styles.palette} label={i18n.t('Commands')} shouldFilter={!props.serverFiltered} loop>
      <div className={styles.paletteHead}>
        {props.page && <span className={styles.palettePage}>{props.page.label}</span>}
        <Command.Input
          ref={input}
          value={query}
          data-autofocus
          placeholder={i18n.t('Search or do anything…')}
          onValueChange={change}
          onKeyDown={(event) => {
            if (event.key !== 'Backspace' || query !== '' || !props.page) return;
            event.preventDefault();
            props.page.onBack();
          }}
        />
      </div>
      <Command.List className={styles.paletteList} label={i18n.t('Results')}>
        {!props.loading && <Command.Empty className={styles.paletteEmpty}>{i18n.t('Nothing found')}</Command.Empty>}
        {props.loading && <Command.Loading className={styles.paletteEmpty}>{i18n.t('Searching…')}</Command.Loading>}
        {props.groups.map((group) => (
          <Command.Group key={group.id} heading={group.heading}>
            {group.items.map((item) => (
              <Command.Item
                key={item.id}
                value={`${group.id}:${item.id}`}
                keywords={[item.label, ...(item.keywords ?? [])]}
                onSelect={() => choose(item)}
              >
                {item.icon}
                <span className={styles.paletteLabel}>{item.label}</span>
                {item.detail && <span className={styles.paletteDetail}>{item.detail}</span>}
                {item.shortcut && <KeyCaps keys={item.shortcut} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <ResultCount input={input} />
    </Command>
  );
}

/** cmdk 1.1 leaves `aria-activedescendant` empty while typing; a combobox without it is silent. */
function useActiveDescendant(input: RefObject<HTMLInputElement | null>) {
  const selected = useCommandState((state) => state.value);
  const count = useCommandState((state) => state.filtered.count);
  useEffect(() => {
    const item = input.current?.closest('[cmdk-root]')?.querySelector('[cmdk-item][aria-selected="true"]');
    if (item) input.current?.setAttribute('aria-activedescendant', item.id);
    else input.current?.removeAttribute('aria-activedescendant');
  }, [input, selected, count]);
}

/** Says how many results there are; the list itself is only felt by moving through it. */
function ResultCount(props: { input: RefObject<HTMLInputElement | null> }) {
  useActiveDescendant(props.input);
  const i18n = useI18n();
  const count = useCommandState((state) => state.filtered.count);
  return (
    <VisuallyHidden role="status">
      {i18n.t('{count, plural, one {# result} other {# results}}', { count })}
    </VisuallyHidden>
  );
}
