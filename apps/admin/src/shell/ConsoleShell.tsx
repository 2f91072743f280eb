import { Button } from '@mantine/core';
import { SmartxClientProvider } from '@smartx/client';
import {
  AppShell,
  ClosingBanner,
  CommandPalette,
  EmptyState,
  focusSearch,
  PurposeChip,
  type Shortcut,
  ShortcutSheet,
  useI18n,
  useShortcuts,
} from '@smartx/ui';
import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { AccountMenu } from './AccountMenu.tsx';
import { FollowChanges } from './live/FollowChanges.tsx';
import { navigationFor, sectionName } from './navigation.tsx';
import { usesSingleKeys } from './preferences.ts';
import { RouterLink } from './RouterLink.tsx';
import { useClosingAt, useSignedIn } from './SignedInProvider.tsx';
import { purposeIn, SECTIONS, type Section, sectionHref, sectionsOf } from './sections.ts';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';
import { purposeWord } from './words/purpose-words.ts';

/** The letter after "g" that leads to a section. */
const LETTERS: Record<Section, string> = {
  requests: 'r',
  subjects: 'v',
  notices: 'n',
  recipients: 'h',
  texts: 'w',
  agents: 'g',
  holds: 'l',
  retention: 'd',
  archive: 'b',
  catalogue: 'c',
  purposes: 'p',
  consents: 'o',
  use: 'u',
  audit: 'a',
  encryption: 'e',
  setup: 's',
  fields: 'f',
  imports: 'i',
  pipelines: 'y',
  members: 'm',
  teams: 't',
  keys: 'k',
  explorer: 'x',
};

/** The frame of the console: what is offered follows from the roles, what is worked for from the section. */
export function ConsoleShell({ slug }: { slug: string }) {
  const i18n = useI18n();
  const { workspaces } = useSignedIn();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const section = useCurrentSection();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const workspace = workspaces.find((one) => one.slug === slug) ?? { slug, roles: [] };
  const closingAt = useClosingAt(slug);
  const purpose = section && purposeIn(section, workspace.roles);
  const shortcuts = useGoTo(slug, workspace.roles);
  const all: Shortcut[] = [
    { keys: 'mod+k', label: i18n.t('Search or do anything'), group: i18n.t('Everywhere'), run: () => setPalette(true) },
    { keys: '/', label: i18n.t('Search'), group: i18n.t('Everywhere'), run: () => focusSearch() || setPalette(true) },
    { keys: '?', label: i18n.t('Show shortcuts'), group: i18n.t('Everywhere'), run: () => setSheet(true) },
    ...shortcuts,
  ];
  useShortcuts(all, { singleKeys: usesSingleKeys() });
  return (
    <AppShell
      navigation={navigationFor(i18n, workspace, section)}
      Link={RouterLink}
      workspace={<WorkspaceMenu slug={slug} />}
      onOpenPalette={() => setPalette(true)}
      purpose={
        purpose && <PurposeChip purpose={purpose} options={[{ value: purpose, label: purposeWord(i18n, purpose) }]} />
      }
      userMenu={<AccountMenu slug={slug} onShowShortcuts={() => setSheet(true)} />}
      routeKey={path}
      banner={closingAt && <ClosingBanner closingAt={closingAt} />}
    >
      <SectionContent slug={slug} section={section} />
      <CommandPalette
        opened={palette}
        onClose={() => setPalette(false)}
        groups={[
          {
            id: 'go',
            heading: i18n.t('Go to'),
            items: shortcuts.map(({ keys, label, run }) => ({ id: keys, label, shortcut: keys, onSelect: run })),
          },
        ]}
      />
      <ShortcutSheet opened={sheet} onClose={() => setSheet(false)} shortcuts={all} />
    </AppShell>
  );
}

/** The screens of a section, with a client for its purpose; a plain word where the roles do not reach. */
function SectionContent({ slug, section }: { slug: string; section: Section | null }) {
  const i18n = useI18n();
  const { workspaces, askToSignIn } = useSignedIn();
  const roles = workspaces.find((one) => one.slug === slug)?.roles;
  if (!roles) {
    return (
      <EmptyState title={i18n.t('There is no such workspace')}>
        {i18n.t('Either it does not exist, or you do not belong to it. Choose another one at the top left.')}
      </EmptyState>
    );
  }
  if (sectionsOf(roles).length === 0) {
    return (
      <EmptyState
        title={i18n.t('The console is not part of your role')}
        action={
          <Button component="a" href={`/w/${slug}`}>
            {i18n.t('Open the CRM')}
          </Button>
        }
      >
        {i18n.t('It is for owners, administrators, privacy officers and auditors. An owner can give you such a role.')}
      </EmptyState>
    );
  }
  if (!section) return <Outlet />;
  const purpose = purposeIn(section, roles);
  if (!purpose) {
    return (
      <EmptyState title={i18n.t('This part is not for your role')}>
        {i18n.t('Your roles do not reach “{section}”. An owner of the workspace can change that.', {
          section: sectionName(i18n, section),
        })}
      </EmptyState>
    );
  }
  return (
    <SmartxClientProvider workspace={slug} purpose={purpose} onUnauthenticated={askToSignIn}>
      <FollowChanges section={section} />
      <Outlet />
    </SmartxClientProvider>
  );
}

function useCurrentSection(): Section | null {
  return useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.section)?.staticData.section ?? null,
  });
}

function useGoTo(slug: string, roles: readonly string[]): Shortcut[] {
  const i18n = useI18n();
  const navigate = useNavigate();
  return useMemo(() => {
    const mine = sectionsOf(roles);
    return SECTIONS.filter((section) => mine.includes(section)).map((section) => ({
      keys: `g ${LETTERS[section]}`,
      label: sectionName(i18n, section),
      group: i18n.t('Navigation'),
      run: () => void navigate({ to: sectionHref(slug, section) }),
    }));
  }, [i18n, navigate, slug, roles]);
}
