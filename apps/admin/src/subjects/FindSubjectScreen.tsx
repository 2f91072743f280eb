import { EmptyState, PageHeader, Toolbar, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { PersonFilter } from '../consents/PersonFilter.tsx';
import screen from '../screen/screen.module.css';
import styles from './subjects.module.css';

const route = getRouteApi('/w/$workspace/subjects');

/** Finds the one person of whom everything is shown. */
export function FindSubjectScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  usePageTitle(i18n.t('Person view'));
  const open = (id: string) => {
    if (id) void router.navigate({ to: '/w/$workspace/subjects/$id', params: { workspace, id } });
  };
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Person view')} />
      <p className={screen.lead}>
        {i18n.t(
          'Everything that is held about one person, in every place: what it is, where it came from, what it is used for on which ground, who received it and until when it is kept.',
        )}
      </p>
      <Toolbar label={i18n.t('Which person')}>
        <div className={styles.find}>
          <PersonFilter subjectId="" onChange={open} />
        </div>
      </Toolbar>
      <EmptyState title={i18n.t('Choose a person')}>
        {i18n.t('Type a part of the name above. Whoever looks at whom is written down.')}
      </EmptyState>
    </div>
  );
}
