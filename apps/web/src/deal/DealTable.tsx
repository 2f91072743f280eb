import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { useMemo } from 'react';
import { useCustomList } from '../custom-field/use-custom-list.tsx';
import { graphql } from '../gql/gql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { orderOf, sortOf } from '../list/address/list-sort.ts';
import { type EditableCells, useEditableCells } from '../list/edit/use-editable-cells.tsx';
import { useCountFilters } from '../list/filter/use-count-filters.ts';
import { RecordList } from '../list/RecordList.tsx';
import { usePeekNeighbours } from '../list/use-list-shortcuts.ts';
import type { PeekProps } from '../record/peek-props.ts';
import { useSees } from '../session/use-session.ts';
import { DealCard } from './DealCard.tsx';
import { type DealRow, dealColumns, dealName } from './deal-columns.tsx';
import { type DealViewProps, useDealConditions } from './deal-view.ts';
import { dealFields } from './form/deal-fields.ts';
import { useDealCells } from './form/deal-update.ts';
import { DealPeek } from './record/DealPeek.tsx';

const DealTableQuery = graphql(`
  query DealTable(
    $where: DealFilter
    $orderBy: DealOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $customKeys: [String!] = []
    $withCustomFields: Boolean! = false
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    deals(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...DealColumns_deal @unmask
        customFields(keys: $customKeys) @include(if: $withCustomFields) {
          ...CustomValue_customFieldValue @unmask
        }
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
      }
      totalCount @include(if: $withCount) {
        value
        relation
      }
    }
  }
`);

/** What is changed in its place. The stage is changed by a move. */
const CELLS: EditableCells<DealRow> = {
  action: 'deal:update',
  fields: dealFields,
  byColumn: { expected: { field: 'expectedCloseOn', shows: ({ expectedCloseOn }) => expectedCloseOn } },
};

/** The deals as a table. */
export function DealTable(props: DealViewProps & { peek: Omit<PeekProps, 'id'> }) {
  const i18n = useI18n();
  const { fields, view } = props;
  const { search, change } = view;
  const seesValue = useSees('Deal.value');
  const custom = useCustomList('deal');
  const edited = useEditableCells(
    useMemo(() => dealColumns(i18n).filter(({ id }) => seesValue || id !== 'value'), [i18n, seesValue]),
    CELLS,
    useDealCells(),
  );
  const columns = useMemo(() => [...edited.columns, ...custom.columns], [edited.columns, custom]);
  const conditionsFor = useDealConditions(fields);
  const where = (asked: ListSearch) => {
    const conditions = conditionsFor(asked);
    return conditions.length > 0 ? { AND: conditions } : null;
  };
  const count = useCountFilters(DealTableQuery, where, (data) => data.deals, search);
  const list = useConnectionWindows({
    query: DealTableQuery,
    variables: {
      where: where(search),
      ...custom.variables,
      orderBy: orderOf(sortOf(search), {
        ...{ name: 'NAME', closed: 'CLOSED_ON', created: 'CREATED_AT' },
        ...(seesValue ? { value: 'VALUE' } : {}),
      }),
    },
    select: (data) => data.deals,
  });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      {edited.question}
      <RecordList
        view={view}
        count={count}
        words={{
          title: i18n.t('Deals'),
          whole: i18n.t('All deals'),
          search: i18n.t('Search deals by name'),
          failed: i18n.t('The deals could not be loaded'),
          emptyTitle: i18n.t('No deals yet'),
          emptyText: i18n.t('Every sale that you work on stands here, from the first talk to won or lost.'),
          create: i18n.t('New deal'),
        }}
        columns={columns}
        list={list}
        bulk={{ object: 'deal', where: where(search) }}
        fields={fields}
        rowLabel={(deal) => dealName(i18n, deal)}
        card={(deal) => <DealCard deal={deal} />}
        onOpen={({ id }) => props.onOpen(id)}
        onCreate={props.onCreate}
        viewSwitcher={props.viewSwitcher}
      />
      {search.peek && <DealPeek id={search.peek} {...props.peek} {...neighbours} />}
    </>
  );
}
