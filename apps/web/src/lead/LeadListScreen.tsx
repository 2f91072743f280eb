import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import { orderOf } from '../list/address/list-sort.ts';
import { useListSearch } from '../list/address/use-list-search.ts';
import { conditionsOf } from '../list/filter-field.ts';
import { RecordList } from '../list/RecordList.tsx';
import { usePeekNeighbours } from '../list/use-list-shortcuts.ts';
import { useMay } from '../session/use-session.ts';
import { LeadCreateDialog } from './form/LeadCreateDialog.tsx';
import { LeadCard } from './LeadCard.tsx';
import { leadColumns } from './lead-columns.tsx';
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
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    leads(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...LeadColumns_lead @unmask
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

const route = getRouteApi('/w/$workspace/leads');

/** All enquiries that may be seen, the newest first; the person stands on the contact. */
export function LeadListScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const change = useListSearch(route.useNavigate());
  const mayCreate = useMay('lead:create');
  const columns = useMemo(() => leadColumns(i18n), [i18n]);
  const fields = useMemo(() => leadFilters(i18n), [i18n]);
  const conditions = conditionsOf(fields, search.filters);
  if (search.q) conditions.push({ contact: { fullName: { contains: search.q } } });
  const list = useConnectionWindows({
    query: LeadListQuery,
    variables: {
      where: conditions.length > 0 ? { AND: conditions } : null,
      orderBy: orderOf(search.sort ?? '-created', { score: 'SCORE', created: 'CREATED_AT' }),
    },
    select: (data) => data.leads,
  });
  const openPage = (id: string) => void router.navigate({ to: '/w/$workspace/leads/$id', params: { workspace, id } });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      <RecordList
        name="leads"
        words={{
          title: i18n.t('Leads'),
          search: i18n.t('Search leads by person'),
          failed: i18n.t('The leads could not be loaded'),
          emptyTitle: i18n.t('No leads yet'),
          emptyText: i18n.t('Enquiries stand here until they are qualified and become deals.'),
          create: i18n.t('New lead'),
        }}
        columns={columns}
        list={list}
        fields={fields}
        search={search}
        onSearchChange={change}
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
