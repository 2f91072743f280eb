import { DateText, StatusBadge, useI18n } from '@smartx/ui';
import styles from './privacy.module.css';

interface StateMarksProps {
  readonly isRestricted: boolean;
  /** Null where it is withheld. */
  readonly isMinor: boolean | null | undefined;
  readonly deceasedOn: string | null | undefined;
}

/** What is true of a person and stops more than they say themselves: restricted, under age, died. */
export function StateMarks({ isRestricted, isMinor, deceasedOn }: StateMarksProps) {
  const i18n = useI18n();
  if (!isRestricted && !isMinor && !deceasedOn) return null;
  return (
    <ul className={styles.reasons} aria-label={i18n.t('What is true of this person')}>
      {isRestricted && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge>
          {i18n.t('Their data is stored and not used, until the privacy officer lifts that.')}
        </li>
      )}
      {isMinor && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Under age')}</StatusBadge>
          {i18n.t('No offers, no news, no profile, nothing to partners: speak with their guardian.')}
        </li>
      )}
      {deceasedOn && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Died')}</StatusBadge>
          <DateText value={deceasedOn} format="date" />
        </li>
      )}
    </ul>
  );
}
