import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useFormCommand } from '../../screen/use-command.ts';
import { channelWord, REQUEST_KINDS, rightWord } from '../words/request-words.ts';

const RequestEnterMutation = graphql(`
  mutation RequestEnter($input: PrivacyRequestEnterInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestEnter(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface EnterRequestDialogProps {
  opened: boolean;
  onClose: () => void;
  onEntered: (id: string) => void;
}

/** Takes down a request that came by mail, telephone or post; its clock starts when it came in, not when it is typed. */
export function EnterRequestDialog(props: EnterRequestDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Enter a request')} size="lg">
      {props.opened && <EnterForm {...props} />}
    </Modal>
  );
}

const FIELDS = ['kind', 'channel', 'receivedAt', 'email', 'phone', 'name', 'message'];

function EnterForm({ onClose, onEntered }: EnterRequestDialogProps) {
  const i18n = useI18n();
  const [enter] = useMutation(RequestEnterMutation);
  const form = useForm({
    initialValues: {
      ...{ kind: 'access', channel: 'mail', receivedAt: localMinute(new Date()) },
      ...{ email: '', phone: '', name: '', message: '' },
    },
    validate: {
      email: (value, { name, phone }) => {
        if (/^\S+@\S+$/.test(value.trim())) return null;
        const hasNone = value.trim() === '' && (phone.trim() !== '' || name.trim() !== '');
        return hasNone ? null : i18n.t('Enter the address for the answer, or who asked without one.');
      },
      receivedAt: (value) => (value ? null : i18n.t('Say when it came in: the clock starts then.')),
    },
  });
  const command = useFormCommand(form, FIELDS);
  const submit = form.onSubmit(async (values) => {
    let id: string | undefined;
    const input = {
      ...{ kind: values.kind, channel: values.channel, email: values.email.trim() || null },
      phone: values.phone.trim() || null,
      ...{ name: values.name.trim() || null, message: values.message.trim() || null, language: i18n.locale },
      receivedAt: new Date(values.receivedAt).toISOString(),
    };
    const done = await command.run(async () => {
      const payload = (await enter({ variables: { input } })).data?.privacyRequestEnter;
      id = payload?.record?.id;
      return payload?.errors;
    });
    if (done && id) onEntered(id);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was entered.')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <NativeSelect
            label={i18n.t('What is asked for')}
            data={REQUEST_KINDS.map((value) => ({ value, label: rightWord(i18n, value) }))}
            {...form.getInputProps('kind')}
          />
          <NativeSelect
            label={i18n.t('Came in by')}
            data={['mail', 'phone', 'post', 'staff'].map((value) => ({ value, label: channelWord(i18n, value) }))}
            {...form.getInputProps('channel')}
          />
          <TextInput
            label={i18n.t('Came in at')}
            description={i18n.t('The clock starts then.')}
            type="datetime-local"
            required
            {...form.getInputProps('receivedAt')}
          />
          <TextInput
            label={i18n.t('Address for the answer')}
            description={i18n.t('The code that proves it is mailed there. Without one, you verify who asks.')}
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <TextInput label={i18n.t('Name')} autoComplete="off" {...form.getInputProps('name')} />
          <TextInput
            label={i18n.t('Telephone')}
            description={i18n.t('For somebody without an address.')}
            type="tel"
            autoComplete="off"
            {...form.getInputProps('phone')}
          />
        </SimpleGrid>
        <Textarea label={i18n.t('What the person said')} autosize minRows={3} {...form.getInputProps('message')} />
        <FormActions submitLabel={i18n.t('Enter the request')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}

/** The minute as an input of the browser's own zone takes it. */
function localMinute(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
