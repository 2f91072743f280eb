import { useMutation } from '@apollo/client/react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { DateText, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import { ErasurePlan } from '../plan/ErasurePlan.tsx';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestApproveMutation = graphql(`
  mutation RequestApprove($input: PrivacyRequestApproveInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestApprove(input: $input) {
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

/** A second person approves; who is alone repeats the reference, and the request says so. */
export function ApproveStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent, timeZone } = props;
  if (isCurrent) return <ApproveForm {...props} />;
  return (
    <StepFrame
      step="approve"
      request={request}
      lead={
        request.isSelfApproved && !request.approvedBy
          ? i18n.t(
              'Confirmed by the holder of the account with their password. It waits a day, in which they can take it back.',
            )
          : request.isSelfApproved
            ? i18n.t('Approved by the person who put it forward: nobody else holds the right.')
            : i18n.t('Approved by {name}.', { name: request.approvedBy?.displayName ?? '' })
      }
    >
      {request.approvedAt && (
        <p className={screen.note}>
          <DateText value={request.approvedAt} format="datetime" timeZone={timeZone} />
        </p>
      )}
    </StepFrame>
  );
}

function ApproveForm({ request, viewerId, timeZone, onDone }: StepProps) {
  const i18n = useI18n();
  const [approve] = useMutation(RequestApproveMutation);
  const form = useForm({ initialValues: { confirmation: '', password: '' } });
  const command = useFormCommand(form, ['confirmation', 'password']);
  const isOwn = request.preparedBy?.id === viewerId;
  const isGiven = form.values.confirmation.trim() !== '' && form.values.password !== '';
  const submit = form.onSubmit(async ({ confirmation, password }) => {
    const alone = isOwn ? { confirmation: confirmation.trim() || null, password: password || null } : {};
    const input = { id: request.id, ifVersion: request.version, ...alone };
    const done = await command.run(
      async () => (await approve({ variables: { input } })).data?.privacyRequestApprove.errors,
    );
    if (done) onDone();
  });
  return (
    <StepFrame
      step="approve"
      request={request}
      command={command}
      lead={
        isOwn
          ? i18n.t('You put this forward, so somebody else approves it: another owner or privacy officer.')
          : i18n.t(
              '{name} put this deletion forward. Once approved it can be carried out; carried out it cannot be undone.',
              {
                name: request.preparedBy?.displayName ?? '',
              },
            )
      }
    >
      <form onSubmit={submit} className={screen.section} noValidate>
        {isOwn && (
          <>
            <TextInput
              label={i18n.t('If nobody else can: repeat the reference')}
              description={i18n.t('Then you approve alone, the request says so, and it is carried out a day later.')}
              autoComplete="off"
              {...form.getInputProps('confirmation')}
            />
            <PasswordInput
              label={i18n.t('Your password, once more')}
              autoComplete="current-password"
              {...form.getInputProps('password')}
            />
          </>
        )}
        <div className={screen.actions}>
          <Button type="submit" loading={command.busy} disabled={isOwn && !isGiven}>
            {i18n.t('Approve the deletion')}
          </Button>
        </div>
      </form>
      <ErasurePlan requestId={request.id} show="erasure" choose={{ request, timeZone }} />
    </StepFrame>
  );
}
