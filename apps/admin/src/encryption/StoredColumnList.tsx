import { type Translator, useI18n } from '@smartx/ui';
import { IconLock, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import screen from '../screen/screen.module.css';
import styles from './encryption.module.css';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly stored: string;
}

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** Which columns are sealed, and which are kept readable to be found: by table, as they are declared. */
export function StoredColumnList({ columns }: { columns: readonly Column[] }) {
  const i18n = useI18n();
  return (
    <>
      <Group
        i18n={i18n}
        icon={<IconLock {...icon} />}
        title={i18n.t('Sealed')}
        note={i18n.t(
          'Unreadable in the database, in its files and in its dumps. Found only by equality, where there is a blind index.',
        )}
        columns={columns.filter(({ stored }) => stored === 'sealed')}
      />
      <Group
        i18n={i18n}
        icon={<IconSearch {...icon} />}
        title={i18n.t('Searchable')}
        note={i18n.t('Readable inside the database, so that people can be found and sorted. An erasure clears it.')}
        columns={columns.filter(({ stored }) => stored === 'searchable')}
      />
    </>
  );
}

interface GroupProps {
  i18n: Translator;
  icon: ReactNode;
  title: string;
  note: string;
  columns: readonly Column[];
}

function Group({ i18n, icon: mark, title, note, columns }: GroupProps) {
  const tables = [...new Set(columns.map(({ table }) => table))];
  return (
    <section>
      <h2 className={screen.sectionTitle}>
        {mark} {title}{' '}
        <span className={screen.note}>
          {i18n.t('{count, plural, one {# column} other {# columns}}', { count: columns.length })}
        </span>
      </h2>
      <p className={screen.note}>{note}</p>
      <ul className={styles.list}>
        {tables.map((table) => (
          <li key={table} className={styles.table}>
            <bdi className={styles.code}>{table}</bdi>
            <span className={styles.columns}>
              {columns
                .filter((one) => one.table === table)
                .map(({ column }) => (
                  <bdi key={column} className={styles.column}>
                    {column}
                  </bdi>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
