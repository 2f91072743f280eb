import { useLiveRecords } from '@smartx/client';
import { AppShell, ClosingBanner, focusSearch, PurposeChip, PurposeInForce, ShortcutSheet, useI18n } from '@smartx/ui';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { BulkRunsProvider } from '../bulk/run/BulkRunsProvider.tsx';
import { TrailsProvider } from '../record/trail/trails-context.tsx';
import { ChoosePurpose } from '../session/purpose/choose-purpose.ts';
import { type CrmPurpose, purposeOption } from '../session/purposes.ts';
import { useSession } from '../session/use-session.ts';
import { CommandCentre, useMayCreate } from './CommandCentre.tsx';
import { ClosedPlace } from './problem/ClosedPlace.tsx';
import { UnusedPlace } from './problem/UnusedPlace.tsx';
import { RouterLink } from './RouterLink.tsx';
import { SingleKeysSwitch } from './shortcuts/SingleKeysSwitch.tsx';
import { ShortcutsProvider, useAllShortcuts } from './shortcuts/shortcuts-context.tsx';
import { UserMenu } from './UserMenu.tsx';
import { useNavigation, useShutPlace } from './use-navigation.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

interface CrmShellProps {
  purpose: CrmPurpose;
  onPurposeChange: (purpose: string) => void;
}

/** Sidebar, top bar and palette around the screens of a workspace. */
export function CrmShell(props: CrmShellProps) {
  return (
    <TrailsProvider>
      <ShortcutsProvider>
        <BulkRunsProvider>
          <Frame {...props} />
        </BulkRunsProvider>
      </ShortcutsProvider>
    </TrailsProvider>
  );
}

function Frame({ purpose, onPurposeChange }: CrmShellProps) {
  const i18n = useI18n();
  const session = useSession();
  const mayCreate = useMayCreate();
  useLiveRecords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [palette, setPalette] = useState<'all' | 'create' | null>(null);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const navigation = useNavigation(path);
  const shut = useShutPlace(path);
  const shortcuts = useAllShortcuts([
    {
      keys: 'mod+k',
      label: i18n.t('Search or do anything'),
      group: i18n.t('Everywhere'),
      run: () => setPalette('all'),
    },
    {
      keys: '/',
      label: i18n.t('Search'),
      group: i18n.t('Everywhere'),
      run: () => focusSearch() || setPalette('all'),
    },
    ...(mayCreate
      ? [{ keys: 'c', label: i18n.t('Create'), group: i18n.t('Everywhere'), run: () => setPalette('create') }]
      : []),
    { keys: '?', label: i18n.t('Show the shortcuts'), group: i18n.t('Everywhere'), run: () => setSheetOpen(true) },
    ...navigation.shortcuts,
  ]);
  return (
    <AppShell
      navigation={navigation.groups}
      Link={RouterLink}
      workspace={<WorkspaceSwitcher current={session.workspace} workspaces={session.workspaces} />}
      onOpenPalette={() => setPalette('all')}
      purpose={
        <PurposeChip
          purpose={purpose}
          options={session.purposes.map((one) => purposeOption(i18n, one))}
          onChange={onPurposeChange}
        />
      }
      userMenu={<UserMenu account={session.account} onShowShortcuts={() => setSheetOpen(true)} />}
      routeKey={path}
      banner={session.workspace.closingAt && <ClosingBanner closingAt={session.workspace.closingAt} />}
    >
      <PurposeInForce value={purposeOption(i18n, purpose).label}>
        <ChoosePurpose value={onPurposeChange}>
          {shut?.why === 'roles' && <ClosedPlace />}
          {shut?.why === 'purpose' && <UnusedPlace {...shut} />}
          {!shut && <Outlet />}
        </ChoosePurpose>
      </PurposeInForce>
      <CommandCentre opened={palette} onClose={() => setPalette(null)} />
      <ShortcutSheet opened={isSheetOpen} onClose={() => setSheetOpen(false)} shortcuts={shortcuts}>
        <SingleKeysSwitch />
      </ShortcutSheet>
    </AppShell>
  );
}
