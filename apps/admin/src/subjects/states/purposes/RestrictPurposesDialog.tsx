import { useMutation } from '@apollo/client/react';
import { Checkbox, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { REFUSABLE_PURPOSES } from '../../../consents/consent-words.ts';
import { graphql } from '../../../gql/gql.ts';
import { RESTRICTION_GROUNDS, restrictionWord } from '../../../privacy-requests/words/decision-words.ts';
import screen from '../../../screen/screen.module.css';
import { useFormCommand } from '../../../screen/use-command.ts';
import { purposeWord } from '../../../shell/words/purpose-words.ts';
import type { StateDialogProps } from '../MinorDialog.tsx';

const RestrictPurposesMutation = graphql(`
  mutation RestrictPurposes($input: SubjectRestrictPurposesInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectRestrictPurposes(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Lets single purposes stand still for a person, while everything else goes on. */
export function RestrictPurposesDialog(props: StateDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Restrict single purposes?')}>
      {props.opened && <RestrictPurposesForm {...props} />}
    </Modal>
  );
}

function RestrictPurposesForm({ subject, onClose }: StateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [restrict] = useMutation(RestrictPurposesMutation);
  const held = subject.purposeRestrictions.map(({ purpose }) => purpose);
  const form = useForm({
    initialValues: { purposes: [] as string[], ground: 'accuracy-contested', reason: '' },
    validate: {
      purposes: (value) => (value.length > 0 ? null : i18n.t('Choose at least one purpose.')),
      reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')),
    },
  });
  const command = useFormCommand(form, ['purposes', 'ground', 'reason']);
  const submit = form.onSubmit(async ({ reason, ...rest }) => {
    const input = { subjectId: subject.id, ...rest, reason: reason.trim() };
    const done = await command.run(
      async () => (await restrict({ variables: { input } })).data?.subjectRestrictPurposes.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('These purposes stand still now') });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('Nobody uses the person’s data for these purposes until they are lifted. Everything else goes on.')}
        </p>
        <Checkbox.Group label={i18n.t('Which purposes?')} required {...form.getInputProps('purposes')}>
          <Stack gap="sm" mt="sm">
            {REFUSABLE_PURPOSES.map((value) => (
              <Checkbox
                key={value}
                value={value}
                label={purposeWord(i18n, value)}
                description={held.includes(value) ? i18n.t('stands still already') : undefined}
                disabled={held.includes(value)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={i18n.t('Ground')}
          data={RESTRICTION_GROUNDS.map((value) => ({ value, label: restrictionWord(i18n, value) }))}
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
        <FormActions submitLabel={i18n.t('Let them stand still')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
