import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { PersonLine } from '../detail/PersonLine.tsx';
import type { RequestDetail } from '../detail/request-detail.ts';
import { useInclude } from './use-include.ts';

const SharedMatchQuery = graphql(`
  query SharedMatch($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    dataSubject(id: $id) {
      id
      ...PersonLine_subject
    }
  }
`);

const route = getRouteApi('/w/$workspace/requests/$id');

/** People who share the address with others: staff decide who of them asks. */
export function SharedMatches({ request, subjectIds }: { request: RequestDetail; subjectIds: readonly string[] }) {
  const i18n = useI18n();
  return (
    <div className={screen.section}>
      <h3 className={screen.sectionTitle}>{i18n.t('Share this address with others')}</h3>
      <p className={screen.note}>
        {i18n.t('Include whoever you know asked; ask back by another way if you are not sure.')}
      </p>
      {subjectIds.map((id) => (
        <SharedMatch key={id} request={request} subjectId={id} />
      ))}
    </div>
  );
}

function SharedMatch({ request, subjectId }: { request: RequestDetail; subjectId: string }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const { data } = useQuery(SharedMatchQuery, { variables: { id: subjectId } });
  const { command, include } = useInclude(request);
  if (!data?.dataSubject) return null;
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <PersonLine
        subject={data.dataSubject}
        slug={workspace}
        actions={
          <Button size="compact-sm" variant="default" loading={command.busy} onClick={() => void include(subjectId)}>
            {i18n.t('Include')}
          </Button>
        }
      />
    </>
  );
}
