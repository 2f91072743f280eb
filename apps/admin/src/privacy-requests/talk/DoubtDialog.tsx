import { useMutation } from '@apollo/client/react';
import { Modal, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';

const RequestDoubtMutation = graphql(`
  mutation RequestDoubt($input: PrivacyRequestDoubtInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestDoubt(input: $input) {
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

interface DoubtDialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Notes a reasonable doubt about who asks: only then more than the code is asked for (GDPR Art. 12(6)). */
export function DoubtDialog(props: DoubtDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Doubt who asks?')}>
      {props.opened && <DoubtForm {...props} />}
    </Modal>
  );
}

function DoubtForm({ request, onClose }: DoubtDialogProps) {
  const i18n = useI18n();
  const [doubt] = useMutation(RequestDoubtMutation);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')) },
  });
  const command = useFormCommand(form, ['reason']);
  const submit = form.onSubmit(async ({ reason }) => {
    const input = { id: request.id, ifVersion: request.version, reason: reason.trim() };
    const done = await command.run(
      async () => (await doubt({ variables: { input } })).data?.privacyRequestDoubt.errors,
    );
    if (done) onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'The request counts as not proven until you confirm who asks. You can then ask the person one thing more; the answer is destroyed once you have checked it.',
          )}
        </p>
        <Textarea
          label={i18n.t('Why')}
          description={i18n.t('In 10 to 500 characters; the person does not read it.')}
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          required
          {...form.getInputProps('reason')}
        />
        <FormActions submitLabel={i18n.t('Note the doubt')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
