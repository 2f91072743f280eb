import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';

const ItemLiftMutation = graphql(`
  mutation ItemLift($input: ItemLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
    itemLiftRestriction(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface LiftItemDialogProps {
  /** Which restriction; null while nobody asks. */
  readonly id: string | null;
  readonly onClose: () => void;
}

/** Ends the restriction of a record, after the person was told. */
export function LiftItemDialog({ id, onClose }: LiftItemDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={id !== null} onClose={onClose} title={i18n.t('Use this record again?')}>
      {id !== null && <LiftItemForm id={id} onClose={onClose} />}
    </Modal>
  );
}

function LiftItemForm({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const [lift] = useMutation(ItemLiftMutation);
  const form = useForm({
    initialValues: { toldAt: '' },
    validate: { toldAt: (value) => (value ? null : i18n.t('Enter when you told the person.')) },
  });
  const command = useFormCommand(form, ['toldAt']);
  const submit = form.onSubmit(async ({ toldAt }) => {
    const input = { id, personToldAt: new Date(toldAt).toISOString() };
    if (!(await command.run(async () => (await lift({ variables: { input } })).data?.itemLiftRestriction.errors)))
      return;
    toast({ message: i18n.t('The record is used again') });
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
        <FormActions submitLabel={i18n.t('Use it again')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
