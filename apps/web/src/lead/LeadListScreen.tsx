import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCustomList } from '../custom-field/use-custom-list.tsx';
import { graphql } from '../gql/gql.ts';
import type { LeadFilter } from '../gql/graphql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { orderOf } from '../list/address/list-sort.ts';
import { type EditableCells, useEditableCells } from '../list/edit/use-editable-cells.tsx';
import { useConditions } from '../list/filter/use-conditions.ts';
import { useCountFilters } from '../list/filter/use-count-filters.ts';
import type { FilterField } from '../list/filter-field.ts';
import { RecordList } from '../list/RecordList.tsx';
import { usePeekNeighbours } from '../list/use-list-shortcuts.ts';
import { OpenView } from '../list/view/OpenView.tsx';
import { useListView } from '../list/view/use-list-view.ts';
import { useMay } from '../session/use-session.ts';
import { LeadCreateDialog } from './form/LeadCreateDialog.tsx';
import { leadFields } from './form/lead-fields.ts';
import { useLeadCells } from './form/lead-update.ts';
import { LeadCard } from './LeadCard.tsx';
import { type LeadRow, leadColumns } from './lead-columns.tsx';
import { leadFilters } from './lead-filters.ts';
import { leadName } from './lead-words.ts';
import { LeadPeek } from './record/LeadPeek.tsx';

const LeadListQuery = graphql(`
  query LeadList(
    $where: LeadFilter
    $orderBy: LeadOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $customKeys: [String!] = []
    $withCustomFields: Boolean! = false
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    leads(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...LeadColumns_lead @unmask
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

/** What is changed in its place. */
const CELLS: EditableCells<LeadRow> = {
  action: 'lead:update',
  fields: (i18n) => leadFields(i18n),
  byColumn: {
    score: { field: 'score', shows: ({ score }) => score },
    source: { field: 'source', shows: ({ source }) => source },
    origin: { field: 'origin', shows: ({ origin }) => origin },
  },
};

const route = getRouteApi('/w/$workspace/leads');

/** All enquiries that may be seen, the newest first; the person stands on the contact. */
export function LeadListScreen() {
  return (
    <OpenView name="leads" id={route.useSearch().saved}>
      <LeadList />
    </OpenView>
  );
}

function LeadList() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const view = useListView('leads', route.useSearch(), route.useNavigate());
  const { search, change } = view;
  const mayCreate = useMay('lead:create');
  const custom = useCustomList('lead');
  const edited = useEditableCells(
    useMemo(() => leadColumns(i18n), [i18n]),
    CELLS,
    useLeadCells(),
  );
  const columns = useMemo(() => [...edited.columns, ...custom.columns], [edited.columns, custom]);
  const fields = useMemo<FilterField<LeadFilter>[]>(() => [...leadFilters(i18n), ...custom.filters], [i18n, custom]);
  const conditionsFor = useConditions(fields, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
  const where = (asked: ListSearch) => {
    const conditions = conditionsFor(asked);
    if (asked.q) conditions.push({ contact: { fullName: { contains: asked.q } } });
    return conditions.length > 0 ? { AND: conditions } : null;
  };
  const count = useCountFilters(LeadListQuery, where, (data) => data.leads, search);
  const list = useConnectionWindows({
    query: LeadListQuery,
    variables: {
      where: where(search),
      ...custom.variables,
      orderBy: orderOf(search.sort ?? '-created', { score: 'SCORE', created: 'CREATED_AT' }),
    },
    select: (data) => data.leads,
  });
  const openPage = (id: string) => void router.navigate({ to: '/w/$workspace/leads/$id', params: { workspace, id } });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      {edited.question}
      <RecordList
        view={view}
        words={{
          title: i18n.t('Leads'),
          whole: i18n.t('All leads'),
          search: i18n.t('Search leads by person'),
          failed: i18n.t('The leads could not be loaded'),
          emptyTitle: i18n.t('No leads yet'),
          emptyText: i18n.t('Enquiries stand here until they are qualified and become deals.'),
          create: i18n.t('New lead'),
        }}
        columns={columns}
        list={list}
        bulk={{ object: 'lead', where: where(search) }}
        fields={fields}
        count={count}
        rowLabel={(lead) => leadName(i18n, lead)}
        card={(lead) => <LeadCard lead={lead} />}
        onOpen={({ id }) => (search.peek === id ? openPage(id) : change({ peek: id }))}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
      />
      {mayCreate && search.create && (
        <LeadCreateDialog onClose={() => change({ create: undefined })} onCreated={openPage} />
      )}
      {search.peek && (
        <LeadPeek id={search.peek} onClose={() => change({ peek: '' })} onExpand={openPage} {...neighbours} />
      )}
    </>
  );
}
