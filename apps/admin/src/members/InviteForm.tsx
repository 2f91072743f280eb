import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserErrorFields } from '@smartx/client';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { useFormCommand } from '../screen/use-command.ts';
import { MailboxNote } from '../shell/mailbox/MailboxNote.tsx';
import { RolesField } from './RolesField.tsx';

/** Whom to invite, as what. */
export interface InviteValues {
  email: string;
  fullName: string;
  roles: string[];
}

/** What the dialog needs. */
export interface InviteFormProps {
  opened: boolean;
  onClose: () => void;
  /** A member without an account, such as an imported sales agent, who gets one. */
  existing?: { fullName: string | null; email: string | null; roles: readonly string[] } | undefined;
  onInvite: (values: InviteValues) => Promise<readonly UserErrorFields[] | undefined>;
}

/** Invites somebody by e-mail; the link in the mail is valid for seven days. */
export function InviteForm(props: InviteFormProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Invite a member')} size="lg">
      {props.opened && <Fields {...props} />}
    </Modal>
  );
}

/** Fresh for every opening, so that nothing of the last person is left in it. */
function Fields({ existing, onInvite, onClose }: InviteFormProps) {
  const i18n = useI18n();
  const form = useForm<InviteValues>({
    initialValues: {
      email: existing?.email ?? '',
      fullName: existing?.fullName ?? '',
      roles: existing && existing.roles.length > 0 ? [...existing.roles] : ['sales'],
    },
    validate: {
      email: (value) =>
        /^\S+@\S+$/.test(value.trim()) ? null : i18n.t('Enter an e-mail address, such as ana@example.com.'),
      roles: (value) => (value.length > 0 ? null : i18n.t('Choose at least one role.')),
    },
  });
  const command = useFormCommand(form, ['email', 'fullName', 'roles']);
  const submit = form.onSubmit(async (values) => {
    if (await command.run(() => onInvite({ ...values, email: values.email.trim(), fullName: values.fullName.trim() })))
      onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nobody was invited.')} />
        <TextInput
          label={i18n.t('E-mail')}
          description={i18n.t('The invitation goes there. Its link is valid for seven days.')}
          type="email"
          autoComplete="off"
          data-autofocus
          required
          {...form.getInputProps('email')}
        />
        {!existing && (
          <TextInput
            label={i18n.t('Name')}
            description={i18n.t('Optional; they can correct it themselves.')}
            autoComplete="off"
            {...form.getInputProps('fullName')}
          />
        )}
        <RolesField
          value={form.values.roles}
          columns={2}
          onChange={(roles) => form.setFieldValue('roles', roles)}
          error={form.errors.roles}
        />
        <MailboxNote />
        <FormActions submitLabel={i18n.t('Send the invitation')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
