import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';

const RequestForwardMutation = graphql(`
  mutation RequestForward($input: PrivacyRequestForwardInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestForward(input: $input) {
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

interface ForwardProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Hands a request over that reached the operator and is about the data of a company which uses the installation. */
export function ForwardDialog(props: ForwardProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Hand over to a company?')}>
      {props.opened && <ForwardForm {...props} />}
    </Modal>
  );
}

function ForwardForm({ request, onClose }: ForwardProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [forward] = useMutation(RequestForwardMutation);
  const form = useForm({
    initialValues: { company: '' },
    validate: { company: (value) => (value.trim() ? null : i18n.t('Say which company.')) },
  });
  const command = useFormCommand(form, ['company']);
  const submit = form.onSubmit(async ({ company }) => {
    const input = { id: request.id, ifVersion: request.version, company: company.trim() };
    const done = await command.run(
      async () => (await forward({ variables: { input } })).data?.privacyRequestForward.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('Handed over') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'The company answers for its data. It gets what the person wrote, with the day on which it came in; nobody looks whether it knows the person. Here only dates are left, and the person is told. It cannot be undone.',
          )}
        </p>
        <TextInput
          label={i18n.t('Company')}
          description={i18n.t('Its whole name, or the address of its privacy centre.')}
          required
          data-autofocus
          dir="auto"
          {...form.getInputProps('company')}
        />
        <FormActions submitLabel={i18n.t('Hand over and tell the person')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
