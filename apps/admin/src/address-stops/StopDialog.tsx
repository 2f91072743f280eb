import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { useFormCommand } from '../screen/use-command.ts';
import { methodChoices } from './stop-words.ts';

const AddressStopMutation = graphql(`
  mutation AddressStop($input: SuppressionAddInput!) @purpose(is: RIGHTS_HANDLING) {
    suppressionAdd(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface StopDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onStopped: () => void;
}

/** Takes an address that somebody wants left alone, whether it is known or not. */
export function StopDialog(props: StopDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Stop an address')}>
      {props.opened && <StopForm {...props} />}
    </Modal>
  );
}

/** Fresh for every opening, so that no address of somebody else is left in it. */
function StopForm({ onClose, onStopped }: StopDialogProps) {
  const i18n = useI18n();
  const [stop] = useMutation(AddressStopMutation);
  const form = useForm({
    initialValues: { kind: 'email', value: '', method: 'email' },
    validate: { value: (value) => (value.trim() ? null : i18n.t('Enter the address.')) },
  });
  const command = useFormCommand(form, ['kind', 'value', 'method']);
  const submit = form.onSubmit(async ({ kind, value, method }) => {
    const input = { kind, value: value.trim(), method };
    if (!(await command.run(async () => (await stop({ variables: { input } })).data?.suppressionAdd.errors))) return;
    onClose();
    onStopped();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was stopped.')} />
        <NativeSelect
          label={i18n.t('Kind')}
          data={[
            { value: 'email', label: i18n.t('E-mail') },
            { value: 'phone', label: i18n.t('Phone') },
          ]}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={i18n.t('Address')}
          description={i18n.t('Only a keyed fingerprint is kept: nobody can read the address from this list again.')}
          type={form.values.kind === 'email' ? 'email' : 'tel'}
          dir="ltr"
          autoComplete="off"
          data-autofocus
          required
          {...form.getInputProps('value')}
        />
        <NativeSelect label={i18n.t('How they said so')} data={methodChoices(i18n)} {...form.getInputProps('method')} />
        <FormActions submitLabel={i18n.t('Stop this address')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
