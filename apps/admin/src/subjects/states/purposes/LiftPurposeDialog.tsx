import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../../gql/gql.ts';
import screen from '../../../screen/screen.module.css';
import { useFormCommand } from '../../../screen/use-command.ts';

const PurposeLiftMutation = graphql(`
  mutation PurposeLift($input: PurposeLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
    purposeLiftRestriction(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface LiftPurposeDialogProps {
  /** Which restriction; null while nobody asks. */
  readonly id: string | null;
  readonly onClose: () => void;
}

/** Lets a purpose go on, after the person was told. */
export function LiftPurposeDialog({ id, onClose }: LiftPurposeDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={id !== null} onClose={onClose} title={i18n.t('Let this purpose go on?')}>
      {id !== null && <LiftPurposeForm id={id} onClose={onClose} />}
    </Modal>
  );
}

function LiftPurposeForm({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const [lift] = useMutation(PurposeLiftMutation);
  const form = useForm({
    initialValues: { toldAt: '' },
    validate: { toldAt: (value) => (value ? null : i18n.t('Enter when you told the person.')) },
  });
  const command = useFormCommand(form, ['toldAt']);
  const submit = form.onSubmit(async ({ toldAt }) => {
    const input = { id, personToldAt: new Date(toldAt).toISOString() };
    if (!(await command.run(async () => (await lift({ variables: { input } })).data?.purposeLiftRestriction.errors)))
      return;
    toast({ message: i18n.t('This purpose goes on again') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>{i18n.t('The person is told before it is lifted (GDPR Art. 18(3)).')}</p>
        <TextInput
          label={i18n.t('When they were told')}
          type="datetime-local"
          required
          {...form.getInputProps('toldAt')}
        />
        <FormActions submitLabel={i18n.t('Let it go on')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
