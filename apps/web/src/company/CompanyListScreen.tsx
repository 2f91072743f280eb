import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import { orderOf, sortOf } from '../list/address/list-sort.ts';
import { useListSearch } from '../list/address/use-list-search.ts';
import { conditionsOf } from '../list/filter-field.ts';
import { RecordList } from '../list/RecordList.tsx';
import { usePeekNeighbours } from '../list/use-list-shortcuts.ts';
import { useMay, useSees } from '../session/use-session.ts';
import { CompanyCard } from './CompanyCard.tsx';
import { companyColumns, companyName } from './company-columns.tsx';
import { companyFilters } from './company-filters.ts';
import { CompanyCreateDialog } from './form/CompanyCreateDialog.tsx';
import { CompanyPeek } from './record/CompanyPeek.tsx';

const CompanyListQuery = graphql(`
  query CompanyList(
    $where: CompanyFilter
    $orderBy: CompanyOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    companies(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...CompanyColumns_company @unmask
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

const route = getRouteApi('/w/$workspace/companies');

/** All companies that may be seen. */
export function CompanyListScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const change = useListSearch(route.useNavigate());
  const mayCreate = useMay('company:create');
  const seesRevenue = useSees('Company.annualRevenue');
  const columns = useMemo(
    () => companyColumns(i18n).filter(({ id }) => seesRevenue || id !== 'revenue'),
    [i18n, seesRevenue],
  );
  const fields = useMemo(() => companyFilters(i18n), [i18n]);
  const conditions = conditionsOf(fields, search.filters);
  const { q } = search;
  if (q) conditions.push({ OR: [{ name: { contains: q } }, { domain: { contains: q } }] });
  const list = useConnectionWindows({
    query: CompanyListQuery,
    variables: {
      where: conditions.length > 0 ? { AND: conditions } : null,
      orderBy: orderOf(sortOf(search), { name: 'NAME', created: 'CREATED_AT' }),
    },
    select: (data) => data.companies,
  });
  const openPage = (id: string) =>
    void router.navigate({ to: '/w/$workspace/companies/$id', params: { workspace, id } });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      <RecordList
        name="companies"
        words={{
          title: i18n.t('Companies'),
          search: i18n.t('Search companies by name or domain'),
          failed: i18n.t('The companies could not be loaded'),
          emptyTitle: i18n.t('No companies yet'),
          emptyText: i18n.t('The organisations you deal with stand here, each with its contacts and deals.'),
          create: i18n.t('New company'),
        }}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
        columns={columns}
        list={list}
        fields={fields}
        search={search}
        onSearchChange={change}
        rowLabel={(company) => companyName(i18n, company)}
        card={(company) => <CompanyCard company={company} />}
        onOpen={({ id }) => (search.peek === id ? openPage(id) : change({ peek: id }))}
      />
      {mayCreate && search.create && (
        <CompanyCreateDialog onClose={() => change({ create: undefined })} onCreated={openPage} />
      )}
      {search.peek && (
        <CompanyPeek id={search.peek} onClose={() => change({ peek: '' })} onExpand={openPage} {...neighbours} />
      )}
    </>
  );
}
