import { formatNumber, useI18n } from '@smartx/ui';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../session/use-session.ts';
import { useScreenShortcuts } from '../../shell/shortcuts/shortcuts-context.tsx';
import type { TrailPlace } from './record-trails.ts';
import styles from './trail.module.css';

const PAGES = {
  contacts: '/w/$workspace/contacts/$id',
  companies: '/w/$workspace/companies/$id',
  deals: '/w/$workspace/deals/$id',
  leads: '/w/$workspace/leads/$id',
} as const;

type PagedList = keyof typeof PAGES;

/** The ways from a record to those before and after it in the list; also by K and J. */
export function TrailSteps({ list, place }: { list: PagedList; place: TrailPlace }) {
  const i18n = useI18n();
  const { workspace } = useSession();
  const navigate = useNavigate();
  const go = (id: string) => void navigate({ to: PAGES[list], params: { workspace: workspace.slug, id } });
  const steps = [
    { keys: 'k', label: i18n.t('Previous record'), id: place.previous, icon: <IconChevronUp size={18} aria-hidden /> },
    { keys: 'j', label: i18n.t('Next record'), id: place.next, icon: <IconChevronDown size={18} aria-hidden /> },
  ];
  const group = i18n.t('This record');
  useScreenShortcuts(
    steps.flatMap(({ keys, label, id }) => (id === undefined ? [] : [{ keys, label, group, run: () => go(id) }])),
  );
  const numbers = {
    position: formatNumber(i18n.locale, place.position),
    total: formatNumber(i18n.locale, place.total),
  };
  return (
    <div className={styles.steps}>
      <span className={styles.place}>{i18n.t('{position} of {total}', numbers)}</span>
      {steps.map(({ keys, ...step }) => (
        <Step key={keys} list={list} {...step} />
      ))}
    </div>
  );
}

function Step({ list, id, label, icon }: { list: PagedList; id: string | undefined; label: string; icon: ReactNode }) {
  const { workspace } = useSession();
  if (id === undefined) return <span className={styles.step}>{icon}</span>;
  return (
    <Link
      to={PAGES[list]}
      params={{ workspace: workspace.slug, id }}
      className={styles.step}
      aria-label={label}
      title={label}
    >
      {icon}
    </Link>
  );
}
