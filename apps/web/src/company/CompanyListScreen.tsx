import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCustomList } from '../custom-field/use-custom-list.tsx';
import { graphql } from '../gql/gql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { orderOf, sortOf } from '../list/address/list-sort.ts';
import { type EditableCells, useEditableCells } from '../list/edit/use-editable-cells.tsx';
import { useConditions } from '../list/filter/use-conditions.ts';
import { useCountFilters } from '../list/filter/use-count-filters.ts';
import { RecordList } from '../list/RecordList.tsx';
import { usePeekNeighbours } from '../list/use-list-shortcuts.ts';
import { OpenView } from '../list/view/OpenView.tsx';
import { useListView } from '../list/view/use-list-view.ts';
import { useMay, useSees } from '../session/use-session.ts';
import { CompanyCard } from './CompanyCard.tsx';
import { type CompanyRow, companyColumns, companyName } from './company-columns.tsx';
import { companyFilters } from './company-filters.ts';
import { CompanyCreateDialog } from './form/CompanyCreateDialog.tsx';
import { companyFields } from './form/company-fields.ts';
import { useCompanyCells } from './form/company-update.ts';
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
    $customKeys: [String!] = []
    $withCustomFields: Boolean! = false
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    companies(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...CompanyColumns_company @unmask
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
const CELLS: EditableCells<CompanyRow> = {
  action: 'company:update',
  fields: companyFields,
  byColumn: {
    domain: { field: 'domain', shows: ({ domain }) => domain },
    industry: { field: 'industry', shows: ({ industry }) => industry },
    city: { field: 'city', shows: ({ city }) => city },
    country: { field: 'country', shows: ({ country }) => country },
    employees: { field: 'employeeCount', shows: ({ employeeCount }) => employeeCount },
  },
};

const route = getRouteApi('/w/$workspace/companies');

/** All companies that may be seen. */
export function CompanyListScreen() {
  return (
    <OpenView name="companies" id={route.useSearch().saved}>
      <CompanyList />
    </OpenView>
  );
}

function CompanyList() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const view = useListView('companies', route.useSearch(), route.useNavigate());
  const { search, change } = view;
  const mayCreate = useMay('company:create');
  const seesRevenue = useSees('Company.annualRevenue');
  const custom = useCustomList('company');
  const edited = useEditableCells(
    useMemo(() => companyColumns(i18n).filter(({ id }) => seesRevenue || id !== 'revenue'), [i18n, seesRevenue]),
    CELLS,
    useCompanyCells(),
  );
  const columns = useMemo(() => [...edited.columns, ...custom.columns], [edited.columns, custom]);
  const fields = useMemo(() => [...companyFilters(i18n), ...custom.filters], [i18n, custom]);
  const conditionsFor = useConditions(fields, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
  const where = (asked: ListSearch) => {
    const conditions = conditionsFor(asked);
    const { q } = asked;
    if (q) conditions.push({ OR: [{ name: { contains: q } }, { domain: { contains: q } }] });
    return conditions.length > 0 ? { AND: conditions } : null;
  };
  const count = useCountFilters(CompanyListQuery, where, (data) => data.companies, search);
  const list = useConnectionWindows({
    query: CompanyListQuery,
    variables: {
      where: where(search),
      ...custom.variables,
      orderBy: orderOf(sortOf(search), { name: 'NAME', created: 'CREATED_AT' }),
    },
    select: (data) => data.companies,
  });
  const openPage = (id: string) =>
    void router.navigate({ to: '/w/$workspace/companies/$id', params: { workspace, id } });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      {edited.question}
      <RecordList
        view={view}
        words={{
          title: i18n.t('Companies'),
          whole: i18n.t('All companies'),
          search: i18n.t('Search companies by name or domain'),
          failed: i18n.t('The companies could not be loaded'),
          emptyTitle: i18n.t('No companies yet'),
          emptyText: i18n.t('The organisations you deal with stand here, each with its contacts and deals.'),
          create: i18n.t('New company'),
        }}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
        columns={columns}
        list={list}
        bulk={{ object: 'company', where: where(search) }}
        fields={fields}
        count={count}
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
