import { useEffect, useRef } from 'react';
import styles from '../feedback/feedback.module.css';
import { useI18n } from '../i18n/use-i18n.ts';
import type { UserErrorLike } from './user-errors.ts';

/** The refusals of a command that belong to no single field, above the form. Takes focus when they appear. */
export function UserErrors(props: { errors: readonly UserErrorLike[]; title?: string }) {
  const i18n = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const { errors } = props;
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className={styles.errorList} role="alert" ref={box} tabIndex={-1}>
      <h2>{props.title ?? i18n.t('This was not saved. What you entered is still here.')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.code}:${error.path?.join('.') ?? ''}:${error.message}`} data-code={error.code}>
            {error.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
