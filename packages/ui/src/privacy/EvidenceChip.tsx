import { IconShield, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatRelative, type Instant } from '../text/format.ts';
import { useNow } from '../text/use-now.ts';
import styles from './privacy.module.css';

/** What the chip needs. */
export interface EvidenceChipProps {
  /** Outcome of the last check; "never" before the first. */
  result: 'passed' | 'failed' | 'never';
  checkedAt?: Instant | null | undefined;
  /** Opens what was checked. */
  onOpen?: () => void;
  now?: Date;
}

/** Shield chip: "proved 3 h ago", "failed", "not yet proved". */
export function EvidenceChip(props: EvidenceChipProps) {
  const i18n = useI18n();
  const now = useNow(props.now);
  const when = props.checkedAt ? formatRelative(i18n.locale, props.checkedAt, now) : '';
  const [tone, Icon, text] =
    props.result === 'passed'
      ? (['good', IconShieldCheck, i18n.t('proved {when}', { when })] as const)
      : props.result === 'failed'
        ? (['bad', IconShieldX, i18n.t('failed {when}', { when })] as const)
        : (['quiet', IconShield, i18n.t('not yet proved')] as const);
  const content = (
    <>
      <Icon size={16} stroke={1.5} aria-hidden />
      {text}
    </>
  );
  if (!props.onOpen) {
    return (
      <span className={styles.chip} data-tone={tone}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={styles.chip} data-tone={tone} onClick={props.onOpen}>
      {content}
    </button>
  );
}
