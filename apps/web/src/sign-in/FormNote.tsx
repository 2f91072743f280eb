import { type ReactNode, useEffect, useRef } from 'react';
import styles from './sign-in.module.css';

/** Says what went wrong above a form, and takes the focus so that it is heard. */
export function FormNote(props: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.note} data-tone="bad">
      {props.children}
    </div>
  );
}
