import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './form.module.css';

/** What a search field needs. */
export interface SearchFieldProps {
  value: string;
  /** Called after a pause in typing, at once on Enter or clear. */
  onChange: (value: string) => void;
  /** What is searched: "Search contacts". */
  label: string;
  delayMs?: number;
}

/** Search within a list. Its name is its placeholder too; Escape clears. */
export function SearchField(props: SearchFieldProps) {
  const i18n = useI18n();
  const { value, onChange, delayMs = 250 } = props;
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string, wait: number) => {
    setText(next);
    clearTimeout(timer.current);
    if (wait === 0) onChange(next);
    else timer.current = setTimeout(() => onChange(next), wait);
  };

  return (
    <TextInput
      className={styles.search}
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={i18n.t('Clear search')} onClick={() => send('', 0)} />}
      onChange={(event) => send(event.currentTarget.value, delayMs)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(text, 0);
        if (event.key === 'Escape' && text) {
          event.stopPropagation();
          send('', 0);
        }
      }}
    />
  );
}
