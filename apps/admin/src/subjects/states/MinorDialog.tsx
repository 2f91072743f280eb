import { useMutation } from '@apollo/client/react';
import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import { SpeakerFields, speakerInput } from './SpeakerFields.tsx';
import type { SubjectStatesData } from './subject-states.ts';

const SubjectSetMinorMutation = graphql(`
  mutation SubjectSetMinor($input: SubjectSetMinorInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectSetMinor(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** What a dialog about a person needs. */
export interface StateDialogProps {
  readonly subject: SubjectStatesData;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Says that a person is under age, or that they are not. */
export function MinorDialog(props: StateDialogProps) {
  const i18n = useI18n();
  const title = props.subject.isMinor ? i18n.t('Not under age?') : i18n.t('Under age?');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title}>
      {props.opened && <MinorForm {...props} />}
    </Modal>
  );
}

function MinorForm({ subject, onClose }: StateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [send] = useMutation(SubjectSetMinorMutation);
  const isMinor = !subject.isMinor;
  const form = useForm({ initialValues: { legalContact: { fullName: '', email: '' } } });
  const command = useFormCommand(form, ['legalContact.fullName', 'legalContact.email']);
  const submit = form.onSubmit(async ({ legalContact }) => {
    const contact = isMinor ? speakerInput('guardian', legalContact) : null;
    const input = { subjectId: subject.id, isMinor, legalContact: contact };
    if (!(await command.run(async () => (await send({ variables: { input } })).data?.subjectSetMinor.errors))) return;
    toast({ message: isMinor ? i18n.t('They are flagged as under age') : i18n.t('They are not under age any more') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {isMinor
            ? i18n.t(
                'Marketing, profiles and sharing with partners stop at once, also what waits to be sent. What is held lawfully stays.',
              )
            : i18n.t('What stopped because of it goes on as the person allows it. Guardians are forgotten.')}
        </p>
        {isMinor && <SpeakerFields form={form} legend={i18n.t('Who speaks for them?')} />}
        <FormActions
          submitLabel={isMinor ? i18n.t('They are under age') : i18n.t('They are not')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
