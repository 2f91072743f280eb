import { IconSearch } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { BottomBar } from './BottomBar.tsx';
import { KeyCaps } from './command/KeyCaps.tsx';
import { NavLinks } from './NavLinks.tsx';
import type { LinkProps, NavGroup } from './navigation.ts';
import styles from './shell.module.css';
import { useIsPhone } from './use-is-phone.ts';
import { useRouteFocus } from './use-route-focus.ts';

/** The frame of the CRM and the console. */
export interface AppShellProps {
  navigation: readonly NavGroup[];
  /** The router's link; a plain anchor if left out. */
  Link?: ComponentType<LinkProps>;
  /** Workspace switcher, at the top of the sidebar. */
  workspace: ReactNode;
  onOpenPalette: () => void;
  /** `<PurposeChip>`. */
  purpose?: ReactNode;
  /** Deadlines, notifications: small buttons before the user menu. */
  notices?: ReactNode;
  userMenu: ReactNode;
  /** The current path; when it changes, focus moves to the new page's heading. */
  routeKey?: string;
  /** Over everything, such as "offline" or "3 changes waiting". */
  banner?: ReactNode;
  children: ReactNode;
}

/** Without a router, links are anchors. */
function Anchor(props: LinkProps) {
  const { children, ...rest } = props;
  return <a {...rest}>{children}</a>;
}

/** Sidebar (icons only below 1024 px), top bar and main; below 768 px a bottom bar. Skip link and landmarks included. */
export function AppShell(props: AppShellProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  const Link = props.Link ?? Anchor;
  useRouteFocus(props.routeKey);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {i18n.t('Skip to content')}
      </a>
      {!isPhone && (
        <nav className={styles.sidebar} aria-label={i18n.t('Main')} data-no-print>
          <div className={styles.workspace}>{props.workspace}</div>
          <NavLinks groups={props.navigation} Link={Link} />
        </nav>
      )}
      <div className={styles.column}>
        <header className={styles.topBar} data-no-print>
          <button
            type="button"
            className={styles.command}
            onClick={props.onOpenPalette}
            aria-keyshortcuts="Control+K Meta+K"
          >
            <IconSearch size={16} stroke={1.5} aria-hidden />
            <span className={styles.commandText}>{i18n.t('Search or do anything…')}</span>
            <span className={styles.commandKeys} aria-hidden>
              <KeyCaps keys="mod+k" />
            </span>
          </button>
          <div className={styles.topBarEnd}>
            {props.purpose}
            {props.notices}
            {props.userMenu}
          </div>
        </header>
        {props.banner}
        <main id="main" tabIndex={-1} className={styles.main}>
          {props.children}
        </main>
      </div>
      {isPhone && <BottomBar groups={props.navigation} Link={Link} workspace={props.workspace} />}
    </div>
  );
}
