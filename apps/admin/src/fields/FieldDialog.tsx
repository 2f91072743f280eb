import { useMutation } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { AboutPeople } from './AboutPeople.tsx';
import { FIELD_NAMES, keyOf, toDefineInput, toUpdateInput, valuesOf } from './field-form.ts';
import { type CustomField, FieldDefineMutation, FieldUpdateMutation } from './fields-query.ts';
import { KindInputs } from './KindInputs.tsx';
import { RuleInputs } from './RuleInputs.tsx';

interface FieldDialogProps {
  object: string;
  /** The field to change; without one a new field is made. */
  field: CustomField | null;
  onClose: () => void;
  onDone: () => void;
}

/** Defines a field, or changes what can be changed about one. */
export function FieldDialog(props: FieldDialogProps) {
  const i18n = useI18n();
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={props.field ? i18n.t('Edit the field') : i18n.t('New field')}
    >
      <FieldForm {...props} />
    </Modal>
  );
}

function FieldForm({ object, field, onClose, onDone }: FieldDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [define] = useMutation(FieldDefineMutation);
  const [update] = useMutation(FieldUpdateMutation);
  const form = useForm({
    initialValues: valuesOf(field),
    validate: {
      label: (label) => (label.trim() ? null : i18n.t('Give the field a name.')),
      key: (key, { label }) =>
        key.trim() || keyOf(label) ? null : i18n.t('Give the field a key of Latin letters and digits.'),
      options: (options, { type }) =>
        type !== 'select' || options.trim() ? null : i18n.t('Write at least one choice.'),
      specialCondition: (condition, { isSpecial }) =>
        !isSpecial || condition ? null : i18n.t('Choose what allows you to hold this.'),
    },
  });
  const command = useFormCommand(form, FIELD_NAMES);
  const submit = form.onSubmit(async (values) => {
    const done = await command.run(async () =>
      field
        ? (await update({ variables: { input: toUpdateInput(field, values) } })).data?.customFieldUpdate.errors
        : (await define({ variables: { input: toDefineInput(object, values) } })).data?.customFieldDefine.errors,
    );
    if (!done) return;
    toast({ message: field ? i18n.t('Saved') : i18n.t('The field is made') });
    onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section} noValidate>
      <UserErrors errors={command.errors} />
      <KindInputs form={form} field={field} />
      <RuleInputs form={form} />
      <AboutPeople form={form} isNew={field === null} />
      <FormActions
        submitLabel={field ? i18n.t('Save the field') : i18n.t('Make the field')}
        saving={command.busy}
        onCancel={onClose}
      />
    </form>
  );
}
