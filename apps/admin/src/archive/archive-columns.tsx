import { DateText, DueDate, type GridColumn, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { ArchiveColumns_ItemFragment } from '../gql/graphql.ts';
import { archiveKindWord } from './archive-words.ts';

/** What a row of the archive shows; what it says is opened, with a reason. */
export const ArchiveColumns_item = graphql(`
  fragment ArchiveColumns_item on ArchivedItem {
    id
    kind
    recordId
    startsOn
    endsOn
    keptAt
  }
`);

/** A row of the archive. */
export type ArchiveRow = ArchiveColumns_ItemFragment;

/** The columns of the archive. */
export function archiveColumns(i18n: Translator): GridColumn<ArchiveRow>[] {
  return [
    {
      ...{ id: 'kind', header: i18n.t('What it is'), width: 180, opens: true },
      cell: ({ kind }, asLink) => asLink(archiveKindWord(i18n, kind)),
    },
    {
      ...{ id: 'startsOn', header: i18n.t('Day of the sale or document'), width: 210 },
      cell: ({ startsOn }) => (startsOn ? <DateText value={startsOn} format="date" /> : '—'),
    },
    {
      ...{ id: 'recordId', header: i18n.t('Of the record'), width: 320 },
      cell: ({ recordId }) => <code dir="ltr">{recordId}</code>,
    },
    {
      ...{ id: 'keptAt', header: i18n.t('In the archive since'), width: 180 },
      cell: ({ keptAt }) => <DateText value={keptAt} format="date" />,
    },
    {
      ...{ id: 'endsOn', header: i18n.t('Destroyed after'), width: 200 },
      cell: ({ endsOn }) => (endsOn ? <DueDate dueOn={endsOn} /> : '—'),
    },
  ];
}
