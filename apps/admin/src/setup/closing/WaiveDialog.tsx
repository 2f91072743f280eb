import { useMutation } from '@apollo/client/react';
import { Alert, Button, Checkbox, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n, useIsPhone, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { Closing } from './closing-query.ts';

const WorkspaceExportWaiveMutation = graphql(`
  mutation WorkspaceExportWaive($input: WorkspaceExportWaiveInput!) @purpose(is: SECURITY) {
    workspaceExportWaive(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface WaiveDialogProps {
  closing: Closing;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Gives up the export of a closure, where every one fails: the name typed, and the password once more. */
export function WaiveDialog(props: WaiveDialogProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={i18n.t('Close without an export')}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {props.opened && <WaiveForm {...props} />}
    </Modal>
  );
}

function WaiveForm({ closing, onClose, onDone }: WaiveDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [waive] = useMutation(WorkspaceExportWaiveMutation);
  const form = useForm({
    initialValues: { confirmation: '', password: '', keepsArchiveElsewhere: false },
    validate: {
      confirmation: (value) =>
        value.trim() === closing.name ? null : i18n.t('Type “{name}”, as it is written.', { name: closing.name }),
      password: (value) => (value === '' ? i18n.t('Enter your password.') : null),
    },
  });
  const command = useFormCommand(form, ['confirmation', 'password']);
  const submit = form.onSubmit(async (input) => {
    const isDone = await command.run(
      async () => (await waive({ variables: { input } })).data?.workspaceExportWaive.errors,
    );
    if (!isDone) return;
    toast({ message: i18n.t('The workspace ends without an export') });
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <Alert color="red" variant="light" title={i18n.t('Nothing of the workspace is left anywhere then')}>
          {i18n.t(
            'On the last day, or within the hour where it is over, everything is destroyed though nobody has a copy. Until then an export is tried each hour. It is written down that you decided so, and the certificate says that there was no export.',
          )}
        </Alert>
        <TextInput
          label={i18n.t('Name of the workspace')}
          description={i18n.t('Type “{name}”.', { name: closing.name })}
          autoComplete="off"
          {...form.getInputProps('confirmation')}
        />
        {closing.keptItems > 0 && (
          <Checkbox
            label={i18n.t('We hold elsewhere what a law or a dispute demands')}
            description={i18n.t('No export holds it.')}
            {...form.getInputProps('keepsArchiveElsewhere', { type: 'checkbox' })}
          />
        )}
        <PasswordInput
          label={i18n.t('Your password, once more')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <div className={screen.actions}>
          <Button type="submit" color="red" loading={command.busy}>
            {i18n.t('Close without an export')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
