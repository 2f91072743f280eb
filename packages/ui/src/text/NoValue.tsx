import styles from './text.module.css';

/** In place of a value that is not there: quieter than any value, and never a blank that could be a fault. */
export function NoValue() {
  return <span className={styles.none}>—</span>;
}
