import { IconAlertTriangle, IconCalendarDue, IconClock, IconPlayerPause } from '@tabler/icons-react';
import type { Translator } from '../../i18n/i18n.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { formatDate, type Instant } from '../../text/format.ts';
import { useNow } from '../../text/use-now.ts';
import styles from '../privacy.module.css';
import { type DueState, dueState } from './due-state.ts';

/** What a due date needs. */
export interface DueDateProps {
  dueOn: Instant;
  /** The clock; the current time if left out. */
  now?: Date;
  /** Why the clock stands still, in words; its presence means paused. */
  pausedBecause?: string | null | undefined;
  /** The workspace's zone: deadlines count there. */
  timeZone?: string;
}

const ICONS: Record<DueState, typeof IconClock> = {
  later: IconClock,
  soon: IconCalendarDue,
  overdue: IconAlertTriangle,
  paused: IconPlayerPause,
};

function dueText(i18n: Translator, state: DueState, days: number, because: string): string {
  if (state === 'paused') return because ? i18n.t('paused: {reason}', { reason: because }) : i18n.t('paused');
  if (state === 'overdue') return i18n.t('{days, plural, one {# day overdue} other {# days overdue}}', { days: -days });
  if (days === 0) return i18n.t('due today');
  if (days === 1) return i18n.t('due tomorrow');
  if (days >= LONG)
    return i18n.t('{years, plural, one {in # year} other {in # years}}', { years: Math.floor(days / YEAR) });
  return i18n.t('{days, plural, one {in # day} other {in # days}}', { days });
}

const YEAR = 365.25;
/** Beyond this many days nobody counts them. */
const LONG = 2 * YEAR;

/** "in 12 days · 4 Dec", with icon and words for every state; with the year where it is far from here. */
export function DueDate(props: DueDateProps) {
  const i18n = useI18n();
  const now = useNow(props.now);
  const paused = props.pausedBecause !== null && props.pausedBecause !== undefined;
  const { state, days } = dueState(props.dueOn, now, paused, props.timeZone);
  const Icon = ICONS[state];
  const isNear = Math.abs(days) < 300;
  return (
    <span
      className={styles.due}
      data-state={state}
      title={formatDate(i18n.locale, props.dueOn, 'date', props.timeZone)}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
      {dueText(i18n, state, days, props.pausedBecause ?? '')}
      {state !== 'paused' && <> · {formatDate(i18n.locale, props.dueOn, isNear ? 'short' : 'date', props.timeZone)}</>}
    </span>
  );
}
