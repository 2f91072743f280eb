import { useI18n } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import { useSession } from '../session/use-session.ts';
import styles from './record-page.module.css';

const ROUTES = {
  contacts: '/w/$workspace/contacts/$id',
  companies: '/w/$workspace/companies/$id',
  deals: '/w/$workspace/deals/$id',
  leads: '/w/$workspace/leads/$id',
} as const;

/** The kinds of records that have a page. */
export type RecordKind = keyof typeof ROUTES;

/** The way to a record's page, by its name; a name that is withheld is said to be. */
export function RecordLink(props: { kind: RecordKind; id: string; name: string | null }) {
  const i18n = useI18n();
  const { workspace } = useSession();
  return (
    <Link
      to={ROUTES[props.kind]}
      params={{ workspace: workspace.slug, id: props.id }}
      className={styles.link}
      dir="auto"
      onClick={(event) => event.stopPropagation()}
    >
      {props.name ?? i18n.t('No name shown')}
    </Link>
  );
}
