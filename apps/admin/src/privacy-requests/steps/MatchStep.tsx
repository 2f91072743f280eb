import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { RequestMatchMutation as MatchData } from '../../gql/graphql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { isAccountClosure } from '../progress/account-closure.ts';
import { CoveredPeople } from './CoveredPeople.tsx';
import { FindPerson } from './FindPerson.tsx';
import { SharedMatches } from './SharedMatches.tsx';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestMatchMutation = graphql(`
  mutation RequestMatch($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestMatch(input: $input) {
      matches {
        subjectId
        isShared
        isIncluded
      }
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

type Matches = MatchData['privacyRequestMatch']['matches'];

/** Finds whom the request is about: by the proven address, or by a name that staff know. */
export function MatchStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent } = props;
  const command = useCommand();
  const [match] = useMutation(RequestMatchMutation);
  const [matches, setMatches] = useState<Matches | null>(null);
  const canChange = request.carriedOutAt === null && !isAccountClosure(request);
  const search = () =>
    command.run(async () => {
      const input = { id: request.id, ifVersion: request.version };
      const payload = (await match({ variables: { input } })).data?.privacyRequestMatch;
      if (payload?.errors.length === 0) setMatches(payload.matches);
      return payload?.errors;
    });
  const shared = matches?.filter(({ isShared, isIncluded }) => isShared && !isIncluded) ?? [];
  return (
    <StepFrame
      step="match"
      request={request}
      command={command}
      lead={
        request.askedFor === 'child' || request.askedFor === 'deceased'
          ? i18n.t(
              'The proven address is that of whoever asks, not of the person whom it is about. Include that person by their name.',
            )
          : i18n.t(
              'Whoever holds the proven address alone is found with every duplicate. An address of several people proves nobody’s identity.',
            )
      }
    >
      {isCurrent && (
        <div className={screen.actions}>
          <Button onClick={() => void search()} loading={command.busy}>
            {i18n.t('Search by the proven address')}
          </Button>
        </div>
      )}
      {matches?.length === 0 && (
        <p className={screen.note}>
          {i18n.t('Nobody with this address is held. Search by name, or refuse the request because nothing is held.')}
        </p>
      )}
      {shared.length > 0 && <SharedMatches request={request} subjectIds={shared.map(({ subjectId }) => subjectId)} />}
      <CoveredPeople request={request} canChange={canChange} />
      {canChange && <FindPerson request={request} />}
    </StepFrame>
  );
}
