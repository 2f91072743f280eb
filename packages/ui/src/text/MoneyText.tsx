import { useI18n } from '../i18n/use-i18n.ts';
import { formatMoney } from './format.ts';
import styles from './text.module.css';

/** Money as the API gives it (a decimal string), exact and with its currency. */
export function MoneyText(props: { amount: string | number; currency: string; cents?: 'always' | 'auto' }) {
  const { locale } = useI18n();
  return <span className={styles.number}>{formatMoney(locale, props.amount, props.currency, props.cents)}</span>;
}
