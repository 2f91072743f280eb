import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useId, useState } from 'react';
import styles from '../timeline.module.css';

/** What is read at a glance; the rest of a longer text is one click away. */
const [MOST_CHARACTERS, MOST_LINES] = [1_200, 15];

/** What somebody wrote, with its lines; a long text is folded. */
export function LongText({ children }: { children: string }) {
  const i18n = useI18n();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isLong = children.length > MOST_CHARACTERS || children.split('\n').length > MOST_LINES;
  return (
    <>
      <span id={id} dir="auto" className={styles.words}>
        {isLong && !isOpen ? `${beginningOf(children)}…` : children}
      </span>
      {isLong && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? i18n.t('Show less') : i18n.t('Show all')}
        </Button>
      )}
    </>
  );
}

/** Ends with a word, and never within one that is written with several code units. */
function beginningOf(text: string): string {
  const lines = text.split('\n').slice(0, MOST_LINES).join('\n');
  const start = lines.slice(0, MOST_CHARACTERS);
  return (lines.length > start.length ? start.replace(/\s+\S*$/, '') : start).replace(/[\ud800-\udbff]$/, '');
}
