import { Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { type Mutation, useFormCommand } from '../../screen/use-command.ts';

interface ReasonFormProps {
  /** What happens, before the question why. */
  note: string;
  /** Who reads the reason, and how long it may be. */
  description: string;
  submitLabel: string;
  /** Carries it out with the reason; what comes back was refused. */
  send: (reason: string) => ReturnType<Mutation>;
  onClose: () => void;
}

/** Asks for the reason of a step, which the law wants written down. */
export function ReasonForm({ note, description, submitLabel, send, onClose }: ReasonFormProps) {
  const i18n = useI18n();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')) },
  });
  const command = useFormCommand(form, ['reason']);
  const submit = form.onSubmit(async ({ reason }) => {
    if (await command.run(() => send(reason.trim()))) onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>{note}</p>
        <Textarea
          label={i18n.t('Why')}
          description={description}
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          required
          {...form.getInputProps('reason')}
        />
        <FormActions submitLabel={submitLabel} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
