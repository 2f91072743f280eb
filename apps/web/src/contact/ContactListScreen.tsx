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
import { useMay } from '../session/use-session.ts';
import { ContactCard } from './ContactCard.tsx';
import { type ContactRow, contactColumns, contactName } from './contact-columns.tsx';
import { contactFilters } from './contact-filters.ts';
import { ContactCreateDialog } from './form/ContactCreateDialog.tsx';
import { contactFields } from './form/contact-fields.ts';
import { useContactCells } from './form/contact-update.ts';
import { ContactPeek } from './record/ContactPeek.tsx';

const ContactListQuery = graphql(`
  query ContactList(
    $where: ContactFilter
    $orderBy: ContactOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $customKeys: [String!] = []
    $withCustomFields: Boolean! = false
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    contacts(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...ContactColumns_contact @unmask
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
const CELLS: EditableCells<ContactRow> = {
  action: 'contact:update',
  fields: contactFields,
  byColumn: {
    jobTitle: { field: 'jobTitle', shows: ({ jobTitle }) => jobTitle },
    lifecycle: { field: 'lifecycle', shows: ({ lifecycle }) => lifecycle },
    country: { field: 'country', shows: ({ country }) => country },
  },
};

const route = getRouteApi('/w/$workspace/contacts');

/** All contacts that may be seen for the purpose in force. */
export function ContactListScreen() {
  return (
    <OpenView name="contacts" id={route.useSearch().saved}>
      <ContactList />
    </OpenView>
  );
}

function ContactList() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const view = useListView('contacts', route.useSearch(), route.useNavigate());
  const { search, change } = view;
  const mayCreate = useMay('contact:create');
  const custom = useCustomList('contact');
  const edited = useEditableCells(
    useMemo(() => contactColumns(i18n), [i18n]),
    CELLS,
    useContactCells(),
  );
  const columns = useMemo(() => [...edited.columns, ...custom.columns], [edited.columns, custom]);
  const fields = useMemo(() => [...contactFilters(i18n), ...custom.filters], [i18n, custom]);
  const conditionsFor = useConditions(fields, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
  const where = (asked: ListSearch) => {
    const conditions = conditionsFor(asked);
    if (asked.q) conditions.push({ fullName: { contains: asked.q } });
    return conditions.length > 0 ? { AND: conditions } : null;
  };
  const count = useCountFilters(ContactListQuery, where, (data) => data.contacts, search);
  const list = useConnectionWindows({
    query: ContactListQuery,
    variables: {
      where: where(search),
      ...custom.variables,
      orderBy: orderOf(sortOf(search), { name: 'NAME', created: 'CREATED_AT', lastInteraction: 'LAST_INTERACTION_AT' }),
    },
    select: (data) => data.contacts,
  });
  const openPage = (id: string) =>
    void router.navigate({ to: '/w/$workspace/contacts/$id', params: { workspace, id } });
  const neighbours = usePeekNeighbours(list, search.peek, (id) => change({ peek: id }));
  return (
    <>
      {edited.question}
      <RecordList
        view={view}
        words={{
          title: i18n.t('Contacts'),
          whole: i18n.t('All contacts'),
          search: i18n.t('Search contacts by name'),
          failed: i18n.t('The contacts could not be loaded'),
          emptyTitle: i18n.t('No contacts yet'),
          emptyText: i18n.t('The people you deal with stand here. Import a list in the console, or add the first one.'),
          create: i18n.t('New contact'),
        }}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
        columns={columns}
        list={list}
        bulk={{ object: 'contact', where: where(search) }}
        fields={fields}
        count={count}
        rowLabel={(contact) => contactName(i18n, contact)}
        card={(contact) => <ContactCard contact={contact} />}
        onOpen={({ id }) => (search.peek === id ? openPage(id) : change({ peek: id }))}
      />
      {mayCreate && search.create && (
        <ContactCreateDialog onClose={() => change({ create: undefined })} onCreated={openPage} />
      )}
      {search.peek && (
        <ContactPeek id={search.peek} onClose={() => change({ peek: '' })} onExpand={openPage} {...neighbours} />
      )}
    </>
  );
}
