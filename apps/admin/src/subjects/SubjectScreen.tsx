import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { EmptyState, LoadingRows, PageHeader, type Translator, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, Link } from '@tanstack/react-router';
import { graphql } from '../gql/gql.ts';
import type { SubjectPersonQuery } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import { pageOf } from '../screen/record-href.ts';
import screen from '../screen/screen.module.css';
import { SubjectStates } from './states/SubjectStates.tsx';
import styles from './subjects.module.css';
import { ValueList } from './ValueList.tsx';

const SubjectPersonQueryDocument = graphql(`
  query SubjectPerson($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    dataSubject(id: $id) {
      id
      kind
      erasedAt
      contacts {
        id
        fullName
      }
      members {
        id
        displayName
      }
      ...SubjectStates_subject @unmask
      ...RestrictionEnd_subject
    }
    viewer {
      workspace {
        id
        timeZone
      }
    }
  }
`);

type Person = NonNullable<SubjectPersonQuery['dataSubject']>;

const route = getRouteApi('/w/$workspace/subjects/$id');

/** One person: what is true of them, and every value that is held about them. */
export function SubjectScreen() {
  const i18n = useI18n();
  const { workspace, id } = route.useParams();
  const { data, error, refetch } = useQuery(SubjectPersonQueryDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const person = data?.dataSubject;
  usePageTitle(i18n.t('Person view'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The person could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  if (!data) return <LoadingRows />;
  if (!person || person.erasedAt) {
    return (
      <EmptyState title={person ? i18n.t('This person was erased') : i18n.t('There is no such person')}>
        <Link to="/w/$workspace/subjects" params={{ workspace }} className={screen.crumb}>
          {i18n.t('Find somebody else')}
        </Link>
      </EmptyState>
    );
  }
  const href = pageOf(workspace, 'contact', person.contacts[0]?.id ?? null);
  return (
    <div className={screen.screen}>
      <PageHeader
        title={nameOf(i18n, person)}
        breadcrumb={
          <Link to="/w/$workspace/subjects" params={{ workspace }} className={screen.crumb}>
            {i18n.t('Person view')}
          </Link>
        }
        actions={href && <Anchor href={href}>{i18n.t('Open in the CRM')}</Anchor>}
      />
      <SubjectStates subject={person} timeZone={data.viewer.workspace.timeZone} />
      <section className={styles.values} aria-label={i18n.t('What is held about them')}>
        <h2 className={screen.sectionTitle}>{i18n.t('What is held about them')}</h2>
        <ValueList subject={person} />
      </section>
    </div>
  );
}

function nameOf(i18n: Translator, { contacts, members }: Person): string {
  return contacts[0]?.fullName ?? members[0]?.displayName ?? i18n.t('Without a name');
}
