import { DateText, DueDate, type GridColumn, NoValue, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { NoticeColumns_ContactFragment } from '../gql/graphql.ts';
import { exemptionWord, originWord, toldWord } from './notice-words.ts';

/** What a row of the list shows. */
export const NoticeColumns_contact = graphql(`
  fragment NoticeColumns_contact on Contact {
    id
    subjectId
    version
    fullName
    emails {
      id
      value
    }
    source
    collectedFrom
    collectedAt
    noticeState
    noticeDueOn
    noticeSentAt
    noticeMethod
    noticeDelivery
    noticeExemptGround
    deceasedOn
  }
`);

/** Somebody whose data did not come from them. */
export type NoticeRow = NoticeColumns_ContactFragment;

/** The name of a row; who has none stands there as nobody known. */
export function nameOf(i18n: Translator, { fullName }: NoticeRow): string {
  return fullName ?? i18n.t('Without a name');
}

/** Where a source was named, in its words. */
export function sourceOf({ source }: NoticeRow): string | null {
  return source && source !== 'not stated' ? source : null;
}

/** The columns of the list. */
export function noticeColumns(i18n: Translator): GridColumn<NoticeRow>[] {
  return [
    {
      ...{ id: 'person', header: i18n.t('Person'), width: 190, opens: true },
      cell: (row, asLink) => asLink(<bdi>{nameOf(i18n, row)}</bdi>),
    },
    { id: 'state', header: i18n.t('How it stands'), width: 210, cell: (row) => <NoticeState row={row} i18n={i18n} /> },
    {
      ...{ id: 'origin', header: i18n.t('Where the data is from'), width: 170 },
      cell: ({ collectedFrom }) => originWord(i18n, collectedFrom),
    },
    {
      ...{ id: 'source', header: i18n.t('Source'), width: 160 },
      cell: (row) => (sourceOf(row) ? <bdi>{sourceOf(row)}</bdi> : <NoValue />),
    },
    {
      ...{ id: 'collected', header: i18n.t('Collected'), width: 120 },
      cell: ({ collectedAt }) => (collectedAt ? <DateText value={collectedAt} format="date" /> : <NoValue />),
    },
    {
      ...{ id: 'email', header: i18n.t('E-mail'), width: 230 },
      cell: ({ emails }) => (emails?.[0]?.value ? <bdi>{emails[0].value}</bdi> : i18n.t('none')),
    },
  ];
}

/** By when somebody is to be told, how they were, or why they need not be. */
export function NoticeState({ row, i18n }: { row: NoticeRow; i18n: Translator }) {
  const { noticeState, noticeDueOn, noticeSentAt, noticeMethod, noticeDelivery, noticeExemptGround } = row;
  if (noticeState === 'due') return noticeDueOn ? <DueDate dueOn={noticeDueOn} /> : <NoValue />;
  if (noticeState === 'exempt') return exemptionWord(i18n, noticeExemptGround);
  if (isUndelivered(row)) return <StatusBadge tone="bad">{i18n.t('Could not be delivered')}</StatusBadge>;
  return (
    <>
      {noticeDelivery === 'queued' ? (
        <StatusBadge tone="accent">{i18n.t('On its way')}</StatusBadge>
      ) : (
        <StatusBadge tone="good">{toldWord(i18n, noticeMethod)}</StatusBadge>
      )}{' '}
      {noticeSentAt && <DateText value={noticeSentAt} format="date" />}
    </>
  );
}

/** Whether the letter never arrived, so that it can be sent again. */
export function isUndelivered({ noticeState, noticeDelivery }: NoticeRow): boolean {
  return noticeState === 'sent' && (noticeDelivery === 'failed' || noticeDelivery === 'stopped');
}
