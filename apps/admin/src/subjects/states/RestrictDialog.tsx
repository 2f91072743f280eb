import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { RESTRICTION_GROUNDS, restrictionWord } from '../../privacy-requests/words/decision-words.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { StateDialogProps } from './MinorDialog.tsx';

const SubjectRestrictMutation = graphql(`
  mutation SubjectRestrict($input: SubjectRestrictInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectRestrict(input: $input) {
      record {
        ...SubjectStates_subject @unmask
        ...RestrictionEnd_subject
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Restricts the processing of everything about a person. */
export function RestrictDialog(props: StateDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Restrict the use of their data?')}>
      {props.opened && <RestrictForm {...props} />}
    </Modal>
  );
}

function RestrictForm({ subject, onClose }: StateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [restrict] = useMutation(SubjectRestrictMutation);
  const form = useForm({ initialValues: { ground: 'accuracy-contested' } });
  const command = useFormCommand(form, ['ground']);
  const submit = form.onSubmit(async ({ ground }) => {
    const input = { subjectId: subject.id, ground };
    if (!(await command.run(async () => (await restrict({ variables: { input } })).data?.subjectRestrict.errors)))
      return;
    toast({ message: i18n.t('Their data is stored and not used') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'Nobody sees or uses it then: not in lists, searches, reports, exports or imports, not through the API, and no mail goes out. It is kept, and used for what the law demands.',
          )}
        </p>
        <NativeSelect
          label={i18n.t('Ground')}
          data={RESTRICTION_GROUNDS.map((value) => ({ value, label: restrictionWord(i18n, value) }))}
          {...form.getInputProps('ground')}
        />
        <FormActions submitLabel={i18n.t('Restrict')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
