import { Fieldset, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useI18n } from '@smartx/ui';

/** Who speaks for a person, as a form has it; empty where nobody is named. */
export interface SpeakerValues {
  readonly fullName: string;
  readonly email: string;
}

/** The same as the API takes it; null where nobody is named. */
export function speakerInput(kind: 'guardian' | 'heir', { fullName, email }: SpeakerValues) {
  return fullName.trim() ? { kind, fullName: fullName.trim(), email: email.trim() || null } : null;
}

/** Asks who speaks for a person. */
export function SpeakerFields<Values extends { legalContact: SpeakerValues }>({
  form,
  legend,
}: {
  form: UseFormReturnType<Values>;
  legend: string;
}) {
  const i18n = useI18n();
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        <TextInput
          label={i18n.t('Their name')}
          description={i18n.t('May stay empty. It is stored encrypted, under the key of the person.')}
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps('legalContact.fullName')}
        />
        <TextInput
          label={i18n.t('Their e-mail')}
          type="email"
          dir="ltr"
          autoComplete="off"
          maxLength={254}
          {...form.getInputProps('legalContact.email')}
        />
      </Stack>
    </Fieldset>
  );
}
