import { type NavGroup, type NavItem, type Shortcut, type Translator, useI18n } from '@smartx/ui';
import {
  IconBriefcase,
  IconBuilding,
  IconChecklist,
  IconHome,
  IconListCheck,
  IconTarget,
  IconUsers,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCrmPurpose, useSession } from '../session/use-session.ts';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

interface Place {
  id: string;
  path: string;
  label: string;
  icon: ReactNode;
  /** Pressed after G. */
  letter: string;
  goLabel: string;
  isPrimary: boolean;
  group: 'work' | 'records';
  /** Without this action there is nothing to see there. */
  action: string | null;
}

/** The places of a workspace that the roles may see, as the sidebar, the palette and the keyboard offer them. */
export function usePlaces(): readonly (Place & { href: string })[] {
  const i18n = useI18n();
  const { workspace, actions } = useSession();
  return places(i18n)
    .filter(({ action }) => action === null || actions.has(action))
    .map((place) => ({ ...place, href: `/w/${workspace.slug}${place.path}` }));
}

/** The groups of the sidebar with the open place marked, and a shortcut to each. */
export function useNavigation(path: string): { groups: readonly NavGroup[]; shortcuts: readonly Shortcut[] } {
  const i18n = useI18n();
  const router = useRouter();
  const all = usePlaces();
  const item = (place: Place & { href: string }): NavItem => ({
    id: place.id,
    label: place.label,
    href: place.href,
    icon: place.icon,
    primary: place.isPrimary,
    current: place.path === '' ? path.replace(/\/$/, '') === place.href : path.startsWith(place.href),
  });
  const groups = [
    { id: 'work', items: all.filter(({ group }) => group === 'work').map(item) },
    { id: 'records', heading: i18n.t('Records'), items: all.filter(({ group }) => group === 'records').map(item) },
  ];
  const shortcuts = all.map(({ letter, goLabel, href }) => ({
    keys: `g ${letter}`,
    label: goLabel,
    group: i18n.t('Navigation'),
    run: () => void router.navigate({ href }),
  }));
  return { groups, shortcuts };
}

/** A place whose records the viewer does not see: the roles do not allow it, or the purpose in force has no use for them. */
export interface ShutPlace {
  readonly why: 'roles' | 'purpose';
  readonly title: string;
  readonly action: string;
}

/** The place to which a path leads, where it is shut. */
export function useShutPlace(path: string): ShutPlace | null {
  const i18n = useI18n();
  const { workspace, actions, purposesOf } = useSession();
  const purpose = useCrmPurpose();
  const below = path.slice(`/w/${workspace.slug}`.length);
  for (const { path: place, action, label: title } of places(i18n)) {
    if (action === null || !(below === place || below.startsWith(`${place}/`))) continue;
    if (!actions.has(action)) return { why: 'roles', title, action };
    if (purposesOf.get(action)?.includes(purpose) === false) return { why: 'purpose', title, action };
  }
  return null;
}

function places(i18n: Translator): Place[] {
  return [
    {
      ...{ id: 'home', path: '', letter: 'h', group: 'work', isPrimary: true, action: null },
      ...{ label: i18n.t('Home'), goLabel: i18n.t('Go to home'), icon: <IconHome {...icon} /> },
    },
    {
      ...{ id: 'tasks', path: '/tasks', letter: 't', group: 'work', isPrimary: true, action: 'task:read' },
      ...{ label: i18n.t('Tasks'), goLabel: i18n.t('Go to tasks'), icon: <IconChecklist {...icon} /> },
    },
    {
      ...{ id: 'contacts', path: '/contacts', letter: 'c', group: 'records', isPrimary: true, action: 'contact:read' },
      ...{ label: i18n.t('Contacts'), goLabel: i18n.t('Go to contacts'), icon: <IconUsers {...icon} /> },
    },
    {
      ...{
        id: 'companies',
        path: '/companies',
        letter: 'o',
        group: 'records',
        isPrimary: false,
        action: 'company:read',
      },
      ...{ label: i18n.t('Companies'), goLabel: i18n.t('Go to companies'), icon: <IconBuilding {...icon} /> },
    },
    {
      ...{ id: 'deals', path: '/deals', letter: 'd', group: 'records', isPrimary: true, action: 'deal:read' },
      ...{ label: i18n.t('Deals'), goLabel: i18n.t('Go to deals'), icon: <IconBriefcase {...icon} /> },
    },
    {
      ...{ id: 'leads', path: '/leads', letter: 'l', group: 'records', isPrimary: false, action: 'lead:read' },
      ...{ label: i18n.t('Leads'), goLabel: i18n.t('Go to leads'), icon: <IconTarget {...icon} /> },
    },
    {
      ...{ id: 'bulk-actions', path: '/bulk-actions', letter: 'b', group: 'records', isPrimary: false },
      ...{ action: 'bulk-action:read', icon: <IconListCheck {...icon} /> },
      ...{ label: i18n.t('Bulk actions'), goLabel: i18n.t('Go to bulk actions') },
    },
  ];
}
