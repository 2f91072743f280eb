import { SegmentedControl } from '@mantine/core';
import { formatDate, formatNumber, NumberText, useI18n } from '@smartx/ui';
import { useState } from 'react';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import styles from './use.module.css';
import { everyDay, type PurposeUse, type UsedPurpose, usedPurposes } from './use-days.ts';

/** Reads by day and purpose: one row of bars for each purpose, all on the same scale, or the same numbers as a table. */
export function DayPicture({ use }: { use: Pick<PurposeUse, 'days' | 'firstOn' | 'lastOn'> }) {
  const i18n = useI18n();
  const [isTable, setTable] = useState(false);
  const purposes = usedPurposes(use.days);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2 className={screen.sectionTitle}>{i18n.t('Reads by day and purpose')}</h2>
        <SegmentedControl
          value={isTable ? 'table' : 'picture'}
          onChange={(view) => setTable(view === 'table')}
          data={[
            { value: 'picture', label: i18n.t('Picture') },
            { value: 'table', label: i18n.t('Table') },
          ]}
        />
      </div>
      {isTable ? (
        <DayTable purposes={purposes} days={use.days} />
      ) : (
        <Bars purposes={purposes} every={everyDay(use.firstOn, use.lastOn)} />
      )}
    </section>
  );
}

function Bars({ purposes, every }: { purposes: readonly UsedPurpose[]; every: readonly string[] }) {
  const i18n = useI18n();
  const most = Math.max(1, ...purposes.flatMap(({ byDay }) => [...byDay.values()].map(({ reads }) => reads)));
  const [first = '', last = ''] = [every[0], every.at(-1)];
  return (
    <div className={styles.picture}>
      <ul className={styles.rows}>
        {purposes.map(({ purpose, reads, byDay }) => (
          <li key={purpose} className={styles.row}>
            <span className={styles.rowName}>{purposeWord(i18n, purpose)}</span>
            <span className={styles.bars} aria-hidden>
              {every.map((day) => {
                const count = byDay.get(day)?.reads ?? 0;
                return (
                  <span
                    key={day}
                    className={styles.bar}
                    title={`${formatDate(i18n.locale, day, 'date')}: ${formatNumber(i18n.locale, count)}`}
                    style={{ blockSize: count === 0 ? 1 : `max(3px, ${(count / most) * 100}%)` }}
                    data-empty={count === 0 || undefined}
                  />
                );
              })}
            </span>
            <span className={styles.rowTotal}>
              <NumberText value={reads} />
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.scale} aria-hidden>
        <span>{formatDate(i18n.locale, first, 'short')}</span>
        <span>{i18n.t('The highest bar is {count} reads', { count: formatNumber(i18n.locale, most) })}</span>
        <span>{formatDate(i18n.locale, last, 'short')}</span>
      </p>
    </div>
  );
}

function DayTable({ purposes, days }: { purposes: readonly UsedPurpose[]; days: PurposeUse['days'] }) {
  const i18n = useI18n();
  const withUse = [...new Set(days.map(({ usedOn }) => usedOn))].sort().reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className={styles.scroll} aria-label={i18n.t('Reads by day and purpose')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('Day')}</th>
            {purposes.map(({ purpose }) => (
              <th key={purpose} scope="col">
                {purposeWord(i18n, purpose)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withUse.map((day) => (
            <tr key={day}>
              <th scope="row">{formatDate(i18n.locale, day, 'date')}</th>
              {purposes.map(({ purpose, byDay }) => (
                <td key={purpose}>
                  <NumberText value={byDay.get(day)?.reads ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
