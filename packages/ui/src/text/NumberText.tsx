import { useI18n } from '../i18n/use-i18n.ts';
import { formatNumber } from './format.ts';
import styles from './text.module.css';

/** A number in the viewer's language, with tabular figures. */
export function NumberText(props: { value: number; options?: Intl.NumberFormatOptions }) {
  const { locale } = useI18n();
  return <span className={styles.number}>{formatNumber(locale, props.value, props.options)}</span>;
}
