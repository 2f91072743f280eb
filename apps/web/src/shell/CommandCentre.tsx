import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { Avatar, CommandPalette, type PaletteGroup, type PaletteItem, type Translator, useI18n } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { RecordKind } from '../record/RecordLink.tsx';
import { useSession } from '../session/use-session.ts';
import { usePlaces } from './use-navigation.tsx';

const RecordSearchQuery = graphql(`
  query RecordSearch($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    search(text: $text, first: 18) {
      record {
        id
        ... on Contact {
          fullName
          company {
            id
            name
          }
        }
        ... on Company {
          name
          city
        }
        ... on Deal {
          name
          company {
            id
            name
          }
        }
        ... on Lead {
          contact {
            id
            fullName
          }
          source
        }
      }
    }
  }
`);

interface CommandCentreProps {
  /** Everything, or only what can be made; null while it is closed. */
  opened: 'all' | 'create' | null;
  onClose: () => void;
}

/** Search or do anything: places, things to make, and records by name, as far as they may be seen. */
export function CommandCentre({ opened, onClose }: CommandCentreProps) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [settled] = useDebouncedValue(wanted, 150);
  const commands = useCommands();
  const isCreate = opened === 'create';
  const records = useRecords(opened === 'all' ? settled : '');
  const matching = commands
    .filter(({ id }) => !isCreate || id === 'create')
    .map((group) => ({ ...group, items: group.items.filter((item) => matches(item, wanted)) }))
    .filter(({ items }) => items.length > 0);
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <CommandPalette
      opened={opened !== null}
      onClose={close}
      groups={isCreate || wanted.length < 2 ? matching : [...matching, ...records.groups]}
      onQueryChange={setText}
      serverFiltered
      loading={!isCreate && wanted.length >= 2 && (records.isLoading || settled !== wanted) && matching.length === 0}
    />
  );

  function matches({ label, keywords }: PaletteItem, query: string): boolean {
    const all = [label, ...(keywords ?? [])].join(' ').toLocaleLowerCase(i18n.locale);
    return query
      .toLocaleLowerCase(i18n.locale)
      .split(/\s+/)
      .every((word) => all.includes(word));
  }
}

const CREATABLE = [
  { action: 'contact:create', path: 'contacts' },
  { action: 'company:create', path: 'companies' },
  { action: 'deal:create', path: 'deals' },
  { action: 'lead:create', path: 'leads' },
  { action: 'task:create', path: 'tasks' },
] as const;

/** Whether the roles may make anything at all. */
export function useMayCreate(): boolean {
  const { actions } = useSession();
  return CREATABLE.some(({ action }) => actions.has(action));
}

function createWord(i18n: Translator, action: (typeof CREATABLE)[number]['action']): string {
  switch (action) {
    case 'contact:create':
      return i18n.t('New contact');
    case 'company:create':
      return i18n.t('New company');
    case 'deal:create':
      return i18n.t('New deal');
    case 'lead:create':
      return i18n.t('New lead');
    case 'task:create':
      return i18n.t('New task');
  }
}

function useCommands(): PaletteGroup[] {
  const i18n = useI18n();
  const router = useRouter();
  const places = usePlaces();
  const go = places.map(({ id, label, icon, letter, href }) => ({
    ...{ id, label, icon, shortcut: `g ${letter}` },
    onSelect: () => void router.navigate({ href }),
  }));
  const { actions, workspace } = useSession();
  const make = CREATABLE.filter(({ action }) => actions.has(action)).map(({ action, path }) => ({
    ...{ id: action, label: createWord(i18n, action), icon: <IconPlus size={16} stroke={1.5} aria-hidden /> },
    onSelect: () => void router.navigate({ href: `/w/${workspace.slug}/${path}?create=true` }),
  }));
  return [
    { id: 'create', heading: i18n.t('Create'), items: make },
    { id: 'go', heading: i18n.t('Go to'), items: go },
  ];
}

function useRecords(text: string): { groups: PaletteGroup[]; isLoading: boolean } {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const { data, loading } = useQuery(RecordSearchQuery, {
    variables: { text },
    skip: text.length < 2,
    fetchPolicy: 'no-cache',
  });
  const item = (kind: RecordKind, id: string, name: string | null, detail: string | null | undefined): PaletteItem => {
    const label = name ?? i18n.t('Name withheld');
    return {
      id,
      label,
      ...(detail ? { detail } : {}),
      icon: <Avatar name={label} size={20} {...(kind === 'companies' ? { shape: 'square' as const } : {})} />,
      onSelect: () => void router.navigate({ href: `/w/${workspace.slug}/${kind}/${id}` }),
    };
  };
  const items = (data?.search ?? []).flatMap(({ record }): [RecordKind, PaletteItem][] => {
    switch (record.__typename) {
      case 'Contact':
        return [['contacts', item('contacts', record.id, record.fullName, record.company?.name)]];
      case 'Company':
        return [['companies', item('companies', record.id, record.name, record.city)]];
      case 'Deal':
        return [['deals', item('deals', record.id, record.name, record.company?.name)]];
      case 'Lead':
        return [['leads', item('leads', record.id, record.contact?.fullName ?? null, record.source)]];
      default:
        return [];
    }
  });
  const group = (id: RecordKind, heading: string): PaletteGroup => ({
    id,
    heading,
    items: items.filter(([kind]) => kind === id).map(([, found]) => found),
  });
  const groups = [
    group('contacts', i18n.t('Contacts')),
    group('companies', i18n.t('Companies')),
    group('deals', i18n.t('Deals')),
    group('leads', i18n.t('Leads')),
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), isLoading: loading };
}
