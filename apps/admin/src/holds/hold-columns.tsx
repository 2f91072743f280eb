import { DateText, DueDate, formatNumber, type GridColumn, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { HoldColumns_HoldFragment } from '../gql/graphql.ts';

/** What a row of the list shows. */
export const HoldColumns_hold = graphql(`
  fragment HoldColumns_hold on LegalHold {
    id
    name
    startsOn
    reviewOn
    releasedAt
    itemCount
    takesInMore
    version
    custodian {
      id
      displayName
    }
  }
`);

/** A row of the list. */
export type HoldRow = HoldColumns_HoldFragment;

/** The columns of the list of holds. */
export function holdColumns(i18n: Translator): GridColumn<HoldRow>[] {
  return [
    { id: 'name', header: i18n.t('Matter'), width: 240, opens: true, cell: ({ name }, asLink) => asLink(name) },
    { id: 'state', header: i18n.t('State'), width: 110, cell: (hold) => <HoldState hold={hold} i18n={i18n} /> },
    {
      id: 'items',
      header: i18n.t('Records'),
      width: 110,
      cell: ({ itemCount }) => formatNumber(i18n.locale, itemCount),
    },
    {
      id: 'custodian',
      header: i18n.t('Who answers for it'),
      width: 180,
      cell: ({ custodian }) => custodian?.displayName ?? '—',
    },
    {
      id: 'starts',
      header: i18n.t('Since'),
      width: 130,
      cell: ({ startsOn }) => <DateText value={startsOn} format="date" />,
    },
    { id: 'review', header: i18n.t('Review'), width: 180, cell: (hold) => <HoldReview hold={hold} /> },
  ];
}

/** Whether a hold lasts, as a badge. */
export function HoldState({ hold, i18n }: { hold: HoldRow; i18n: Translator }) {
  if (hold.releasedAt) return <StatusBadge>{i18n.t('released')}</StatusBadge>;
  return <StatusBadge tone="warn">{i18n.t('holds')}</StatusBadge>;
}

/** By when somebody looks at it again; of a released one nobody does. */
export function HoldReview({ hold: { releasedAt, reviewOn } }: { hold: HoldRow }) {
  return releasedAt ? <DateText value={reviewOn} format="date" /> : <DueDate dueOn={reviewOn} />;
}
