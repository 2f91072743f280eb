import { DateText, type GridColumn, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { StopColumns_SuppressionFragment } from '../gql/graphql.ts';
import { kindWord } from './stop-words.ts';

/** What a row of the list shows. */
export const StopColumns_suppression = graphql(`
  fragment StopColumns_suppression on Suppression {
    id
    kind
    scope
    createdAt
    releasedAt
  }
`);

/** A row of the list: what was stopped and when; of which address nobody knows. */
export type StopRow = StopColumns_SuppressionFragment;

/** The columns of the list. */
export function stopColumns(i18n: Translator): GridColumn<StopRow>[] {
  return [
    {
      ...{ id: 'since', header: i18n.t('Since'), width: 200, sortable: true },
      cell: ({ createdAt }) => <DateText value={createdAt} format="datetime" />,
    },
    { id: 'kind', header: i18n.t('What is stopped'), width: 260, cell: ({ kind }) => kindWord(i18n, kind) },
    { id: 'state', header: i18n.t('How it stands'), width: 360, cell: (row) => <StopState row={row} i18n={i18n} /> },
  ];
}

/** Whether a stop holds as a whole, or the person took up the exchange since. */
export function StopState({ row, i18n }: { row: StopRow; i18n: Translator }) {
  if (!row.releasedAt) return <StatusBadge tone="privacy">{i18n.t('Holds')}</StatusBadge>;
  return (
    <>
      <StatusBadge>{row.scope === 'no-contact' ? i18n.t('No advertising') : i18n.t('Released')}</StatusBadge>{' '}
      {i18n.t('They came back:')} <DateText value={row.releasedAt} format="date" />
    </>
  );
}
