import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { ErasurePlan } from '../plan/ErasurePlan.tsx';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestPrepareMutation = graphql(`
  mutation RequestPrepare($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestPrepare(input: $input) {
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

/** The plan of a deletion before anything is touched: what goes, what stays, and why. */
export function ReviewStep({ request, isCurrent, timeZone, onDone }: StepProps) {
  const i18n = useI18n();
  const command = useCommand();
  const [prepare] = useMutation(RequestPrepareMutation);
  const submit = async () => {
    const input = { id: request.id, ifVersion: request.version };
    const done = await command.run(
      async () => (await prepare({ variables: { input } })).data?.privacyRequestPrepare.errors,
    );
    if (done) onDone();
  };
  return (
    <StepFrame
      step="review"
      request={request}
      command={command}
      lead={i18n.t('What the deletion will do, place by place. Looking changes nothing; a second person approves it.')}
    >
      {isCurrent && (
        <div className={screen.actions}>
          <Button onClick={() => void submit()} loading={command.busy}>
            {i18n.t('Put forward for approval')}
          </Button>
        </div>
      )}
      {request.carriedOutAt === null && (
        <ErasurePlan requestId={request.id} show="erasure" {...(isCurrent ? { choose: { request, timeZone } } : {})} />
      )}
    </StepFrame>
  );
}
