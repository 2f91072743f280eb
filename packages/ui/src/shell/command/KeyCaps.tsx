import styles from './palette.module.css';
import { keyCaps } from './shortcuts.ts';

/** A shortcut as key caps. */
export function KeyCaps(props: { keys: string }) {
  return (
    <span className={styles.keys} dir="ltr">
      {keyCaps(props.keys).map((cap, index) => (
        <kbd key={`${index}-${cap}`}>{cap}</kbd>
      ))}
    </span>
  );
}
