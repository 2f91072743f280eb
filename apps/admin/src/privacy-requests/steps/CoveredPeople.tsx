import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { PersonLine } from '../detail/PersonLine.tsx';
import type { RequestDetail } from '../detail/request-detail.ts';

const RequestExcludeMutation = graphql(`
  mutation RequestExclude($input: PrivacyRequestSubjectInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestExclude(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/requests/$id');

/** The people whom the request covers; each can be taken out until it was carried out. */
export function CoveredPeople({ request, canChange }: { request: RequestDetail; canChange: boolean }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const command = useCommand();
  const [exclude] = useMutation(RequestExcludeMutation);
  if (request.subjects.length === 0) return null;
  return (
    <div className={screen.section}>
      <h3 className={screen.sectionTitle}>{i18n.t('The request covers')}</h3>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <div>
        {request.subjects.map(({ id, subject }) => (
          <PersonLine
            key={id}
            subject={subject}
            slug={workspace}
            actions={
              canChange && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  onClick={() =>
                    void command.run(async () => {
                      const input = { id: request.id, ifVersion: request.version, subjectId: subject.id };
                      return (await exclude({ variables: { input } })).data?.privacyRequestExclude.errors;
                    })
                  }
                >
                  {i18n.t('Take out')}
                </Button>
              )
            }
          />
        ))}
      </div>
    </div>
  );
}
