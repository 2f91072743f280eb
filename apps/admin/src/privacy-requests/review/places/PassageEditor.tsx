import { ActionIcon, Button, Textarea } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { propertyWord } from '../../../catalogue/property-words.ts';
import screen from '../../../screen/screen.module.css';
import styles from '../review.module.css';
import type { withPassage } from './marked-pieces.ts';

/** What is blacked out, by field. */
export type Places = Readonly<Record<string, ReturnType<typeof withPassage>>>;

interface EditorProps {
  field: string;
  text: string;
  passages: ReturnType<typeof withPassage>;
  onAdd: (passage: { from: number; length: number }) => void;
  onRemove: (from: number) => void;
}

/** One text: what is selected in it can be blacked out, and every place that is can be shown again. */
export function PassageEditor({ field, text, passages, onAdd, onRemove }: EditorProps) {
  const i18n = useI18n();
  const area = useRef<HTMLTextAreaElement>(null);
  const add = () => {
    const { selectionStart: from = 0, selectionEnd: end = 0 } = area.current ?? {};
    if (end > from) onAdd({ from, length: end - from });
    area.current?.focus();
  };
  return (
    <div className={screen.section}>
      <Textarea
        ref={area}
        label={propertyWord(i18n, field)}
        value={text}
        readOnly
        autosize
        minRows={3}
        maxRows={12}
        dir="auto"
      />
      <div>
        <Button variant="default" size="compact-md" onClick={add}>
          {i18n.t('Black the selection out')}
        </Button>
      </div>
      {passages.length > 0 && (
        <ul className={styles.chosen} aria-label={i18n.t('Blacked out')}>
          {passages.map(({ from, length }) => (
            <li key={from} className={styles.chip}>
              <bdi>{text.slice(from, from + length)}</bdi>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={i18n.t('Show again: {text}', { text: text.slice(from, from + length) })}
                onClick={() => onRemove(from)}
              >
                <IconX size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
