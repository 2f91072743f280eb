import { useI18n, usePageTitle } from '@smartx/ui';
import type { ReactNode } from 'react';
import styles from './sign-in.module.css';

/** One column with one question, for everything that comes before a workspace. */
export function SignInFrame(props: { title: string; lead?: ReactNode; children: ReactNode }) {
  const i18n = useI18n();
  usePageTitle(props.title);
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          SmartX
        </p>
        <h1 className={styles.title}>{props.title}</h1>
        {props.lead && <p className={styles.lead}>{props.lead}</p>}
        {props.children}
        <p className={styles.foot}>
          <a href="/privacy">{i18n.t('Privacy centre')}</a>
        </p>
      </div>
    </main>
  );
}
