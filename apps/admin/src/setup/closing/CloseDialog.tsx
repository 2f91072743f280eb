import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n, useIsPhone, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import { useSignedIn } from '../../shell/SignedInProvider.tsx';
import type { Closing } from './closing-query.ts';
import { REASONS, reasonWord } from './closing-words.ts';

const WorkspaceCloseMutation = graphql(`
  mutation WorkspaceClose($input: WorkspaceCloseInput!) @purpose(is: SECURITY) {
    workspaceClose(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface CloseDialogProps {
  closing: Closing;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Closes the workspace: its name typed, the password once more, and what the company takes over. */
export function CloseDialog(props: CloseDialogProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={i18n.t('Close the workspace')}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {props.opened && <CloseForm {...props} />}
    </Modal>
  );
}

function CloseForm({ closing, onClose, onDone }: CloseDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const { refresh } = useSignedIn();
  const [close] = useMutation(WorkspaceCloseMutation);
  const form = useForm({
    initialValues: { confirmation: '', password: '', reason: '', takesOverRequests: false, takesOverArchive: false },
    validate: {
      confirmation: (value) =>
        value.trim() === closing.name ? null : i18n.t('Type “{name}”, as it is written.', { name: closing.name }),
      password: (value) => (value === '' ? i18n.t('Enter your password.') : null),
    },
  });
  const command = useFormCommand(form, ['confirmation', 'password']);
  const submit = form.onSubmit(async ({ reason, ...values }) => {
    const input = { ...values, reason: reason || null };
    const isDone = await command.run(async () => (await close({ variables: { input } })).data?.workspaceClose.errors);
    if (!isDone) return;
    toast({ message: i18n.t('The workspace is being closed') });
    refresh();
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'From now on everybody can only read, for thirty days. An export of everything is made at once. On the last day all of it is destroyed, and nobody can bring it back.',
          )}
        </p>
        <TextInput
          label={i18n.t('Name of the workspace')}
          description={i18n.t('Type “{name}”.', { name: closing.name })}
          autoComplete="off"
          {...form.getInputProps('confirmation')}
        />
        <NativeSelect
          label={i18n.t('Reason')}
          data={[
            { value: '', label: i18n.t('Not said') },
            ...REASONS.map((value) => ({ value, label: reasonWord(i18n, value) })),
          ]}
          {...form.getInputProps('reason')}
        />
        {closing.openRequests > 0 && (
          <Checkbox
            label={i18n.t('We answer the open privacy requests ourselves')}
            description={i18n.t('Each person is told so, with your address.')}
            {...form.getInputProps('takesOverRequests', { type: 'checkbox' })}
          />
        )}
        {closing.keptItems > 0 && (
          <Checkbox
            label={i18n.t('We keep what a law or a dispute demands ourselves')}
            description={i18n.t('The export holds it, opened.')}
            {...form.getInputProps('takesOverArchive', { type: 'checkbox' })}
          />
        )}
        <PasswordInput
          label={i18n.t('Your password, once more')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <div className={screen.actions}>
          <Button type="submit" color="red" loading={command.busy}>
            {i18n.t('Close the workspace')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
