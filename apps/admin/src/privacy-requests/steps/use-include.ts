import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../gql/gql.ts';
import { type Command, useCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';

const RequestIncludeMutation = graphql(`
  mutation RequestInclude($input: PrivacyRequestSubjectInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestInclude(input: $input) {
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

/** Covers one more person by the request; an approval that was given before has to be given anew. */
export function useInclude(request: RequestDetail): {
  command: Command;
  include: (subjectId: string) => Promise<boolean>;
} {
  const command = useCommand();
  const [send] = useMutation(RequestIncludeMutation);
  const { run } = command;
  const include = useCallback(
    (subjectId: string) =>
      run(async () => {
        const input = { id: request.id, ifVersion: request.version, subjectId };
        return (await send({ variables: { input } })).data?.privacyRequestInclude.errors;
      }),
    [run, send, request.id, request.version],
  );
  return { command, include };
}
