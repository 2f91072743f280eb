import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { RESTRICTION_GROUNDS, restrictionWord } from '../../privacy-requests/words/decision-words.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';

const ItemRestrictMutation = graphql(`
  mutation ItemRestrict($input: ItemRestrictInput!) @purpose(is: RIGHTS_HANDLING) {
    itemRestrict(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface RestrictItemDialogProps {
  readonly subjectId: string;
  readonly recordId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Restricts one record, while the person goes on being dealt with. */
export function RestrictItemDialog(props: RestrictItemDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Store this record alone?')}>
      {props.opened && <RestrictItemForm {...props} />}
    </Modal>
  );
}

function RestrictItemForm({ subjectId, recordId, onClose }: RestrictItemDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [restrict] = useMutation(ItemRestrictMutation);
  const form = useForm({ initialValues: { ground: 'accuracy-contested' } });
  const command = useFormCommand(form, ['ground']);
  const submit = form.onSubmit(async ({ ground }) => {
    const input = { subjectId, recordId, ground };
    if (!(await command.run(async () => (await restrict({ variables: { input } })).data?.itemRestrict.errors))) return;
    toast({ message: i18n.t('The record is stored and not used') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('Nobody reads, changes or deletes it until it is lifted. Everything else about the person goes on.')}
        </p>
        <NativeSelect
          label={i18n.t('Ground')}
          data={RESTRICTION_GROUNDS.map((value) => ({ value, label: restrictionWord(i18n, value) }))}
          {...form.getInputProps('ground')}
        />
        <FormActions submitLabel={i18n.t('Store it alone')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
