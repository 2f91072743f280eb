import type { ComponentType } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatNumber } from '../text/format.ts';
import type { LinkProps, NavGroup } from './navigation.ts';
import styles from './shell.module.css';

/** What the list of links needs. */
export interface NavLinksProps {
  groups: readonly NavGroup[];
  Link: ComponentType<LinkProps>;
  onFollow?: () => void;
}

/** The groups of links of the sidebar and of the phone's "More". */
export function NavLinks(props: NavLinksProps) {
  const i18n = useI18n();
  const { Link } = props;
  return (
    <>
      {props.groups.map((group) => (
        <div key={group.id} className={styles.navGroup}>
          {group.heading && (
            <div className={styles.navHeading} id={`nav-${group.id}`}>
              {group.heading}
            </div>
          )}
          <ul aria-labelledby={group.heading ? `nav-${group.id}` : undefined}>
            {group.items.map((item) => (
              <li key={item.id}>
                <Link
                  href={item.href}
                  className={styles.navLink}
                  aria-current={item.current ? 'page' : undefined}
                  title={item.label}
                  onClick={props.onFollow}
                >
                  {item.icon}
                  <span className={styles.navLabel}>{item.label}</span>
                  {item.count && item.count.value > 0 && (
                    <>
                      <span className={styles.navCount} aria-hidden>
                        {formatNumber(i18n.locale, item.count.value)}
                      </span>
                      <span className={styles.hidden}> ({item.count.label})</span>
                    </>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
