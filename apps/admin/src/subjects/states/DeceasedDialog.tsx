import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import type { StateDialogProps } from './MinorDialog.tsx';
import { SpeakerFields, speakerInput } from './SpeakerFields.tsx';

const SubjectSetDeceasedMutation = graphql(`
  mutation SubjectSetDeceased($input: SubjectSetDeceasedInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectSetDeceased(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Says that a person has died, or that they live after all. */
export function DeceasedDialog(props: StateDialogProps) {
  const i18n = useI18n();
  const title = props.subject.deceasedOn ? i18n.t('Alive after all?') : i18n.t('Has this person died?');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title}>
      {props.opened && <DeceasedForm {...props} />}
    </Modal>
  );
}

function DeceasedForm({ subject, onClose }: StateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [send] = useMutation(SubjectSetDeceasedMutation);
  const isDead = !subject.deceasedOn;
  const form = useForm({
    initialValues: { deceasedOn: '', legalContact: { fullName: '', email: '' } },
    validate: { deceasedOn: (value) => (value || !isDead ? null : i18n.t('Enter the day, as well as it is known.')) },
  });
  const command = useFormCommand(form, ['deceasedOn', 'legalContact.fullName', 'legalContact.email']);
  const submit = form.onSubmit(async ({ deceasedOn, legalContact }) => {
    const about = isDead ? { deceasedOn, legalContact: speakerInput('heir', legalContact) } : { deceasedOn: null };
    const input = { subjectId: subject.id, ...about };
    if (!(await command.run(async () => (await send({ variables: { input } })).data?.subjectSetDeceased.errors)))
      return;
    toast({ message: isDead ? i18n.t('It is noted that they died') : i18n.t('It is noted that they live') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {isDead
            ? i18n.t(
                'Nothing more is sent to them in marketing. Requests of heirs are looked at by people, one by one.',
              )
            : i18n.t('What stopped because of it goes on as the person allows it. Heirs are forgotten.')}
        </p>
        {isDead && (
          <>
            <TextInput label={i18n.t('Day of death')} type="date" required {...form.getInputProps('deceasedOn')} />
            <SpeakerFields form={form} legend={i18n.t('Who speaks for them?')} />
          </>
        )}
        <FormActions
          submitLabel={isDead ? i18n.t('Note the death') : i18n.t('They are alive')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
