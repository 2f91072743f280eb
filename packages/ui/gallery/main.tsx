import { ActionIcon } from '@mantine/core';
import {
  IconBriefcase,
  IconBuilding,
  IconChecklist,
  IconClock,
  IconHome,
  IconTarget,
  IconUsers,
} from '@tabler/icons-react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/theme/global.css';
import {
  AppShell,
  Avatar,
  CommandPalette,
  isLocaleCode,
  loadI18n,
  type NavGroup,
  PurposeChip,
  type Shortcut,
  ShortcutSheet,
  SmartxProvider,
  useShortcuts,
} from '../src/index.ts';
import { BoardPage } from './BoardPage.tsx';
import { ListPage } from './ListPage.tsx';
import { PartsPage } from './PartsPage.tsx';
import { RecordPage } from './RecordPage.tsx';

const params = new URLSearchParams(location.search);
const page = params.get('page') ?? 'list';
const href = (name: string) => {
  const next = new URLSearchParams(params);
  next.set('page', name);
  return `?${next}`;
};

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const NAVIGATION: NavGroup[] = [
  {
    id: 'work',
    items: [
      {
        id: 'parts',
        label: 'Home',
        href: href('parts'),
        icon: <IconHome {...icon} />,
        current: page === 'parts',
        primary: true,
      },
      {
        id: 'tasks',
        label: 'Tasks',
        href: href('tasks'),
        icon: <IconChecklist {...icon} />,
        count: { value: 4, label: '4 due today' },
        primary: true,
      },
    ],
  },
  {
    id: 'records',
    heading: 'Records',
    items: [
      {
        id: 'list',
        label: 'Contacts',
        href: href('list'),
        icon: <IconUsers {...icon} />,
        current: page === 'list',
        primary: true,
      },
      {
        id: 'record',
        label: 'Companies',
        href: href('record'),
        icon: <IconBuilding {...icon} />,
        current: page === 'record',
      },
      {
        id: 'board',
        label: 'Deals',
        href: href('board'),
        icon: <IconBriefcase {...icon} />,
        current: page === 'board',
        primary: true,
      },
      { id: 'leads', label: 'Leads', href: href('leads'), icon: <IconTarget {...icon} /> },
    ],
  },
];

function Gallery() {
  const [palette, setPalette] = useState(params.has('palette'));
  const [sheet, setSheet] = useState(params.has('sheet'));
  const [purpose, setPurpose] = useState('RELATIONSHIP');
  const shortcuts: Shortcut[] = [
    { keys: 'mod+k', label: 'Search or do anything', group: 'Everywhere', run: () => setPalette(true) },
    { keys: '?', label: 'Show shortcuts', group: 'Everywhere', run: () => setSheet(true) },
    { keys: 'g c', label: 'Go to contacts', group: 'Navigation', run: () => location.assign(href('list')) },
    { keys: 'g d', label: 'Go to deals', group: 'Navigation', run: () => location.assign(href('board')) },
  ];
  useShortcuts(shortcuts);
  return (
    <AppShell
      navigation={NAVIGATION}
      workspace={
        <span
          style={{ display: 'flex', gap: 8, alignItems: 'center', paddingInline: 8, fontWeight: 600, fontSize: 13 }}
        >
          <Avatar name="Nordwind" shape="square" size={20} /> Nordwind GmbH
        </span>
      }
      onOpenPalette={() => setPalette(true)}
      purpose={
        <PurposeChip
          purpose={purpose}
          options={[
            { value: 'RELATIONSHIP', label: 'Relationship', description: 'Keep in touch with customers' },
            { value: 'MARKETING', label: 'Marketing', description: 'Only people who agreed' },
          ]}
          onChange={setPurpose}
        />
      }
      notices={
        <ActionIcon aria-label="3 deadlines">
          <IconClock {...icon} />
        </ActionIcon>
      }
      userMenu={
        <ActionIcon aria-label="Account of Ana Roth">
          <Avatar name="Ana Roth" size={28} />
        </ActionIcon>
      }
      routeKey={page}
    >
      {page === 'board' && <BoardPage />}
      {page === 'record' && <RecordPage />}
      {page === 'parts' && <PartsPage />}
      {page === 'list' && <ListPage />}
      <CommandPalette
        opened={palette}
        onClose={() => setPalette(false)}
        groups={[
          {
            id: 'go',
            heading: 'Go to',
            items: [
              {
                id: 'contacts',
                label: 'Contacts',
                icon: <IconUsers {...icon} />,
                shortcut: 'g c',
                onSelect: () => location.assign(href('list')),
              },
              {
                id: 'deals',
                label: 'Deals',
                icon: <IconBriefcase {...icon} />,
                shortcut: 'g d',
                onSelect: () => location.assign(href('board')),
              },
            ],
          },
          {
            id: 'people',
            heading: 'Contacts',
            items: [
              {
                id: 'ana',
                label: 'Ana Ruiz',
                detail: 'Acme GmbH',
                icon: <Avatar name="Ana Ruiz" size={20} />,
                onSelect: () => undefined,
              },
            ],
          },
        ]}
      />
      <ShortcutSheet opened={sheet} onClose={() => setSheet(false)} shortcuts={shortcuts} />
    </AppShell>
  );
}

const wanted = params.get('locale') ?? 'en';
const scheme = params.get('scheme') === 'dark' ? 'dark' : 'light';
const root = document.getElementById('root');
if (!root) throw new Error('no root element');
const i18n = await loadI18n(isLocaleCode(wanted) ? wanted : 'en');
createRoot(root).render(
  <StrictMode>
    <SmartxProvider i18n={i18n} colorScheme={scheme} forceColorScheme>
      <Gallery />
    </SmartxProvider>
  </StrictMode>,
);
