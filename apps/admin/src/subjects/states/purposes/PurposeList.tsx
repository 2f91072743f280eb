import { Button } from '@mantine/core';
import { DateText, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { restrictionWord } from '../../../privacy-requests/words/decision-words.ts';
import screen from '../../../screen/screen.module.css';
import { purposeWord } from '../../../shell/words/purpose-words.ts';
import styles from '../states.module.css';
import type { SubjectStatesData } from '../subject-states.ts';
import { LiftPurposeDialog } from './LiftPurposeDialog.tsx';

/** The purposes that stand still for a person; nothing where none do. */
export function PurposeList({ subject: { purposeRestrictions } }: { subject: SubjectStatesData }) {
  const i18n = useI18n();
  const [lifting, setLifting] = useState<string | null>(null);
  if (purposeRestrictions.length === 0) return null;
  return (
    <section aria-label={i18n.t('Purposes that stand still')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Purposes that stand still')}</h3>
      <ul className={styles.list}>
        {purposeRestrictions.map(({ id, purpose, restrictionGround, reason, restrictedAt, restrictedBy }) => (
          <li key={id} className={styles.line}>
            <span className={styles.about}>
              <span>
                {purposeWord(i18n, purpose)}: {restrictionWord(i18n, restrictionGround)}
              </span>
              <span className={styles.details}>
                <bdi>{reason ?? '—'}</bdi> · {i18n.t('since')} <DateText value={restrictedAt} format="date" />
                {restrictedBy && (
                  <>
                    {' '}
                    · <bdi>{restrictedBy.displayName}</bdi>
                  </>
                )}
              </span>
            </span>
            <Button variant="default" size="xs" onClick={() => setLifting(id)}>
              {i18n.t('Let it go on…')}
            </Button>
          </li>
        ))}
      </ul>
      <LiftPurposeDialog id={lifting} onClose={() => setLifting(null)} />
    </section>
  );
}
