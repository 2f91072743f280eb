import { type GridColumn, StatusBadge, type Tone, type Translator } from '@smartx/ui';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { purposeWord } from '../shell/words/purpose-words.ts';
import styles from './catalogue.module.css';
import type { CatalogueRow } from './catalogue-rows.ts';
import { categoryWord, classWord, erasureWord, keepGroundWord } from './classification-words.ts';

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** The columns of the catalogue. */
export function catalogueColumns(i18n: Translator): GridColumn<CatalogueRow>[] {
  return [
    {
      ...{ id: 'column', header: i18n.t('Column'), width: 280, opens: true },
      text: ({ id }) => id,
      cell: ({ table, column }) => (
        <bdi className={styles.code}>
          <span className={styles.table}>{table}.</span>
          {column}
        </bdi>
      ),
    },
    {
      ...{ id: 'class', header: i18n.t('Class'), width: 130 },
      cell: ({ kind }) => <StatusBadge tone={classTone(kind)}>{classWord(i18n, kind)}</StatusBadge>,
    },
    {
      ...{ id: 'category', header: i18n.t('Category'), width: 150 },
      cell: ({ category }) => category && categoryWord(i18n, category),
    },
    {
      ...{ id: 'purposes', header: i18n.t('Purposes'), width: 280 },
      cell: ({ purposes }) => purposesAtAGlance(i18n, purposes),
    },
    { id: 'erasure', header: i18n.t('On erasure'), width: 170, cell: (row) => erasureText(i18n, row) },
    { id: 'stored', header: i18n.t('Stored'), width: 140, cell: ({ stored }) => storedMark(i18n, stored) },
  ];
}

/** Only what names somebody stands out; nearly everything else relates to one. */
export function classTone(kind: string): Tone {
  return kind === 'identifying' ? 'privacy' : 'quiet';
}

/** So many purposes are read at a glance; the others stand beside the list. */
const AT_A_GLANCE = 2;

function purposesAtAGlance(i18n: Translator, purposes: readonly string[]): string {
  const rest = purposes.length - AT_A_GLANCE;
  if (rest <= 1) return purposesText(i18n, purposes);
  return i18n.t('{purposes} and {count} more', {
    purposes: purposesText(i18n, purposes.slice(0, AT_A_GLANCE)),
    count: rest,
  });
}

/** The purposes as a list of words. */
export function purposesText(i18n: Translator, purposes: readonly string[]): string {
  return purposes.map((purpose) => purposeWord(i18n, purpose)).join(', ');
}

/** What erasure does with the column, and why where it stays. */
export function erasureText(i18n: Translator, { onErasure, keptFor }: CatalogueRow): string {
  if (onErasure === null) return '';
  if (keptFor === null) return erasureWord(i18n, onErasure);
  return i18n.t('kept: {ground}', { ground: keepGroundWord(i18n, keptFor) });
}

/** Sealed and searchable, each with its mark. */
export function storedMark(i18n: Translator, stored: string | null) {
  if (stored === 'sealed') {
    return (
      <span className={styles.stored}>
        <IconLock {...icon} /> {i18n.t('sealed')}
      </span>
    );
  }
  if (stored === 'searchable') {
    return (
      <span className={styles.stored}>
        <IconSearch {...icon} /> {i18n.t('searchable')}
      </span>
    );
  }
  return null;
}
