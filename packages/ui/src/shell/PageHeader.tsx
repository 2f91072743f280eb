import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatNumber } from '../text/format.ts';
import styles from './shell.module.css';

/** What a page starts with. */
export interface PageHeaderProps {
  /** The page's only h1. */
  title: string;
  /** How many there are: "12,480", or "12,480 of 99,441" with `total`. */
  count?: number | null | undefined;
  total?: number | null | undefined;
  /** True when the API only knows "at least". */
  countIsMinimum?: boolean;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** A trail or back link above. */
  breadcrumb?: ReactNode;
  /** Controls at the end of the line; the one primary action last. */
  actions?: ReactNode;
}

/** Title, count and the page's controls on one line. */
export function PageHeader(props: PageHeaderProps) {
  const i18n = useI18n();
  const { count, total } = props;
  const shown =
    count === null || count === undefined ? null : formatNumber(i18n.locale, count) + (props.countIsMinimum ? '+' : '');
  const text =
    shown !== null && total !== null && total !== undefined && total !== count
      ? i18n.t('{count} of {total}', { count: shown, total: formatNumber(i18n.locale, total) })
      : shown;
  return (
    <header className={styles.pageHeader}>
      {props.breadcrumb && <div className={styles.breadcrumb}>{props.breadcrumb}</div>}
      <div className={styles.pageTitleRow}>
        <h1 className={styles.pageTitle} tabIndex={-1} data-page-title>
          {props.title}
        </h1>
        {text !== null && <span className={styles.pageCount}>{text}</span>}
        {props.badges}
        {props.actions && <div className={styles.pageActions}>{props.actions}</div>}
      </div>
    </header>
  );
}
