import type { ReactNode } from 'react';

/** An entry of the sidebar. */
export interface NavItem {
  id: string;
  label: string;
  href: string;
  icon: ReactNode;
  /** Open tasks, overdue requests; with its own words for assistive technology. */
  count?: { value: number; label: string };
  current?: boolean;
  /** The four or five that stand in the phone's bottom bar. */
  primary?: boolean;
}

/** A group of entries; the first usually has no heading. */
export interface NavGroup {
  id: string;
  heading?: string;
  items: readonly NavItem[];
}

/** What a link component gets; apps pass their router's link. */
export interface LinkProps {
  href: string;
  className: string | undefined;
  'aria-current'?: 'page' | undefined;
  'aria-label'?: string | undefined;
  title?: string | undefined;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}
