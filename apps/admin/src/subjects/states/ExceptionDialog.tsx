import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { REFUSABLE_PURPOSES } from '../../consents/consent-words.ts';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import { purposeWord } from '../../shell/words/purpose-words.ts';
import type { StateDialogProps } from './MinorDialog.tsx';
import { EXCEPTION_GROUNDS, exceptionWord } from './subject-states.ts';

const ExceptionAllowMutation = graphql(`
  mutation ExceptionAllow($input: RestrictionExceptionAllowInput!) @purpose(is: RIGHTS_HANDLING) {
    restrictionExceptionAllow(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Lets one purpose go on although a person is restricted. */
export function ExceptionDialog(props: StateDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Let one purpose go on?')}>
      {props.opened && <ExceptionForm {...props} />}
    </Modal>
  );
}

function ExceptionForm({ subject, onClose }: StateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [allow] = useMutation(ExceptionAllowMutation);
  const form = useForm({
    initialValues: { purpose: 'BILLING', ground: 'legal-claims', reason: '', expiresOn: '' },
    validate: {
      reason: (value) => (value.trim() ? null : i18n.t('Write why.')),
      expiresOn: (value) => (value ? null : i18n.t('Enter the last day.')),
    },
  });
  const command = useFormCommand(form, ['purpose', 'ground', 'reason', 'expiresAt']);
  const submit = form.onSubmit(async ({ expiresOn, reason, ...rest }) => {
    const expiresAt = new Date(`${expiresOn}T23:59:59`).toISOString();
    const input = { subjectId: subject.id, ...rest, reason: reason.trim(), expiresAt };
    const done = await command.run(
      async () => (await allow({ variables: { input } })).data?.restrictionExceptionAllow.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('This purpose goes on') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('The law lets restricted data be used on four grounds only (GDPR Art. 18(2)). It ends by itself.')}
        </p>
        <NativeSelect
          label={i18n.t('Purpose')}
          data={REFUSABLE_PURPOSES.map((value) => ({ value, label: purposeWord(i18n, value) }))}
          {...form.getInputProps('purpose')}
        />
        <NativeSelect
          label={i18n.t('Ground')}
          data={EXCEPTION_GROUNDS.map((value) => ({ value, label: exceptionWord(i18n, value) }))}
          {...form.getInputProps('ground')}
        />
        <Textarea
          label={i18n.t('Why')}
          description={i18n.t('Stored encrypted, under the key of the person.')}
          autosize
          minRows={2}
          maxLength={500}
          required
          {...form.getInputProps('reason')}
        />
        <TextInput label={i18n.t('Until the end of')} type="date" required {...form.getInputProps('expiresOn')} />
        <FormActions submitLabel={i18n.t('Let it go on')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
