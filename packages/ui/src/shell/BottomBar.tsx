import { Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { NavLinks } from './NavLinks.tsx';
import type { LinkProps, NavGroup } from './navigation.ts';
import styles from './shell.module.css';

/** What the phone's bar needs. */
export interface BottomBarProps {
  groups: readonly NavGroup[];
  Link: ComponentType<LinkProps>;
  /** Stands above the links in "More". */
  workspace: ReactNode;
}

/** The phone's navigation: up to four primary links and "More" with everything. */
export function BottomBar(props: BottomBarProps) {
  const i18n = useI18n();
  const [open, setOpen] = useState(false);
  const { Link } = props;
  const items = props.groups.flatMap((group) => group.items);
  const primary = items.filter((item) => item.primary).slice(0, 4);
  const isBelowMore = items.some((item) => item.current && !primary.includes(item));
  return (
    <nav className={styles.bottomBar} aria-label={i18n.t('Main')} data-no-print>
      {primary.map((item) => (
        <Link
          key={item.id}
          href={item.href}
          className={styles.bottomLink}
          aria-current={item.current ? 'page' : undefined}
        >
          {item.icon}
          <span>{item.label}</span>
        </Link>
      ))}
      <button
        type="button"
        className={styles.bottomLink}
        aria-expanded={open}
        aria-current={isBelowMore ? 'true' : undefined}
        onClick={() => setOpen(true)}
      >
        <IconMenu2 size={20} stroke={1.5} aria-hidden />
        <span>{i18n.t('More')}</span>
      </button>
      <Drawer opened={open} onClose={() => setOpen(false)} position="bottom" size="auto" title={i18n.t('Navigation')}>
        {props.workspace}
        <NavLinks groups={props.groups} Link={props.Link} onFollow={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}
