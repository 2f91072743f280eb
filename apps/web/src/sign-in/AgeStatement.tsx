import { Radio, Stack } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { FormNote } from './FormNote.tsx';

/** The answer of somebody who can have no account. */
export const UNDER_AGE = 'under-age';

interface AgeStatementProps {
  /** The words that are stored with the answer. */
  readonly statement: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Asks for an age without a date of birth and without a hint at the answer: neither is chosen before. */
export function AgeStatement({ statement, value, onChange }: AgeStatementProps) {
  const i18n = useI18n();
  return (
    <>
      <Radio.Group
        label={i18n.t('Your age')}
        name="age"
        value={value}
        onChange={onChange}
        required
        withAsterisk={false}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="of-age" label={statement} required />
          <Radio value={UNDER_AGE} label={i18n.t('I am younger than 16.')} />
        </Stack>
      </Radio.Group>
      {value === UNDER_AGE && (
        <FormNote>{i18n.t('Accounts are for people of 16 and older. Speak with whoever invited you.')}</FormNote>
      )}
    </>
  );
}
