import { useMutation } from '@apollo/client/react';
import { Modal, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from './request-detail.ts';

const RequestExtendMutation = graphql(`
  mutation RequestExtend($input: PrivacyRequestExtendInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestExtend(input: $input) {
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

interface ExtendDialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Takes the longer period of the law, once, before the last day; the person is told why (GDPR Art. 12(3)). */
export function ExtendDialog(props: ExtendDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Take more time?')}>
      {props.opened && <ExtendForm {...props} />}
    </Modal>
  );
}

function ExtendForm({ request, onClose }: ExtendDialogProps) {
  const i18n = useI18n();
  const [extend] = useMutation(RequestExtendMutation);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')) },
  });
  const command = useFormCommand(form, ['reason']);
  const submit = form.onSubmit(async ({ reason }) => {
    const input = { id: request.id, ifVersion: request.version, reason: reason.trim() };
    const done = await command.run(
      async () => (await extend({ variables: { input } })).data?.privacyRequestExtend.errors,
    );
    if (done) onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'The law allows it once, for requests that are complex or many. The person is told the new day and why.',
          )}
        </p>
        <Textarea
          label={i18n.t('Why')}
          description={i18n.t('In 10 to 500 characters; the person reads it.')}
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          required
          {...form.getInputProps('reason')}
        />
        <FormActions submitLabel={i18n.t('Extend and tell the person')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
