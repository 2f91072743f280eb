import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserErrorFields } from '@smartx/client';
import { UserErrors, useI18n } from '@smartx/ui';
import { basisArticle, basisWord, LEGAL_BASES } from '../../purposes/basis-words.ts';
import { useFormCommand } from '../../screen/use-command.ts';
import styles from '../wizard.module.css';
import { originWord } from '../words/import-words.ts';

/** Where the people of a file come from, and why they may be used. */
export interface OriginValues {
  collectedFrom: string;
  source: string;
  /** Empty: as the workspace has it. */
  basis: string;
}

const ORIGINS = ['person', 'third-party', 'public-source', 'not-stated'] as const;

/** Asks for source and legal ground of the people in a file; every answer has a default that harms nobody. */
export function OriginForm(props: {
  initial: OriginValues;
  onSave: (values: OriginValues) => Promise<readonly UserErrorFields[] | undefined>;
  onDone: () => void;
  onBack: () => void;
}) {
  const i18n = useI18n();
  const form = useForm<OriginValues>({ initialValues: props.initial });
  const command = useFormCommand(form, ['collectedFrom', 'source', 'basis']);
  const submit = form.onSubmit(async (values) => {
    if (await command.run(() => props.onSave(values))) props.onDone();
  });
  return (
    <form onSubmit={submit} className={styles.form}>
      <UserErrors errors={command.errors} />
      <Radio.Group
        label={i18n.t('How did you get these people’s data?')}
        description={i18n.t(
          'If not from themselves, they have to be told within a month (GDPR Art. 14). The product reminds you.',
        )}
        {...form.getInputProps('collectedFrom')}
      >
        <Stack gap="sm" mt="sm">
          {ORIGINS.map((origin) => (
            <Radio key={origin} value={origin} label={originWord(i18n, origin)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={i18n.t('Source')}
        description={i18n.t(
          'What you would tell a person who asks, such as “Register of the chamber of commerce, May 2026”.',
        )}
        maxLength={200}
        {...form.getInputProps('source')}
      />
      <NativeSelect
        label={i18n.t('Legal ground for working with them')}
        description={i18n.t('Consent cannot be stated for a whole file: it is proven for each person.')}
        {...form.getInputProps('basis')}
      >
        <option value="">{i18n.t('As the workspace has it')}</option>
        {LEGAL_BASES.filter((basis) => basis !== 'consent').map((basis) => (
          <option key={basis} value={basis}>
            {`${basisWord(i18n, basis)} · ${basisArticle(basis)}`}
          </option>
        ))}
      </NativeSelect>
      <p className={styles.note}>
        {i18n.t(
          'Nobody is mailed by an import. A “Yes” under “Do not email” or “Do not call” becomes an objection; a “No” there is no consent.',
        )}
      </p>
      <div className={styles.actions}>
        <Button type="submit" loading={command.busy}>
          {i18n.t('Continue to the check')}
        </Button>
        <Button variant="default" onClick={props.onBack}>
          {i18n.t('Back')}
        </Button>
      </div>
    </form>
  );
}
