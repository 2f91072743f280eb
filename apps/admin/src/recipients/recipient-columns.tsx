import { DateText, type GridColumn, StatusBadge, type Translator, useNow } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { RecipientColumns_NoticeFragment } from '../gql/graphql.ts';
import { noticeKindWord, reasonChoices, standingOf, standingWord } from './recipient-words.ts';
import styles from './recipients.module.css';

/** What a row of the list shows. */
export const RecipientColumns_notice = graphql(`
  fragment RecipientColumns_notice on RecipientNotice {
    id
    recipient
    isByFeed
    kind
    createdAt
    dueOn
    toldAt
    acknowledgedAt
    impossibleAt
    impossibleReason
  }
`);

/** A row of the list: who is told what, and what they answered. */
export type NoticeRow = RecipientColumns_NoticeFragment;

const TONES = {
  'to-tell': 'warn',
  waiting: 'quiet',
  overdue: 'bad',
  acknowledged: 'good',
  impossible: 'quiet',
} as const;

/** The columns of the list. */
export function recipientColumns(i18n: Translator, timeZone: string): GridColumn<NoticeRow>[] {
  return [
    {
      ...{ id: 'recipient', header: i18n.t('Recipient'), width: 260, opens: true },
      cell: ({ recipient }, asLink) => asLink(recipient),
    },
    { id: 'kind', header: i18n.t('What to do'), width: 200, cell: ({ kind }) => noticeKindWord(i18n, kind) },
    {
      ...{ id: 'due', header: i18n.t('Answer by'), width: 150, sortable: true },
      cell: ({ dueOn }) => <DateText value={dueOn} />,
    },
    {
      ...{ id: 'state', header: i18n.t('How it stands'), width: 380 },
      cell: (row) => <NoticeState row={row} i18n={i18n} timeZone={timeZone} />,
    },
    {
      ...{ id: 'way', header: i18n.t('How it is told'), width: 220 },
      cell: ({ isByFeed }) => (isByFeed ? i18n.t('By its key, at once') : i18n.t('By you')),
    },
  ];
}

/** How a notice stands, since when, and why. */
export function NoticeState(props: { row: NoticeRow; i18n: Translator; timeZone: string }) {
  const { row, i18n, timeZone } = props;
  const standing = standingOf(row, new Date(useNow()).toISOString().slice(0, 10));
  const since = row.acknowledgedAt ?? row.impossibleAt ?? row.toldAt;
  const reason = reasonChoices(i18n).find(({ value }) => value === row.impossibleReason)?.label;
  return (
    <span className={styles.state}>
      <StatusBadge tone={TONES[standing]}>{standingWord(i18n, standing)}</StatusBadge>
      {since && <DateText value={since} timeZone={timeZone} />}
      {reason && <span>{reason}</span>}
    </span>
  );
}
