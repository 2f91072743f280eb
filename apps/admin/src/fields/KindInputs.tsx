import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useI18n } from '@smartx/ui';
import { type FieldValues, keyOf } from './field-form.ts';
import { TYPES, typeWord } from './field-words.ts';
import styles from './fields.module.css';
import type { CustomField } from './fields-query.ts';

/** The form of a field. */
export type FieldFormApi = UseFormReturnType<FieldValues>;

const CURRENCIES = Intl.supportedValuesOf('currency');

/** What a field is called and what its values are. Of one that exists, key and type stay: its values rest on them. */
export function KindInputs({ form, field }: { form: FieldFormApi; field: CustomField | null }) {
  const i18n = useI18n();
  const { type, label } = form.values;
  return (
    <>
      <div className={styles.pair}>
        <TextInput label={i18n.t('Name')} required data-autofocus autoComplete="off" {...form.getInputProps('label')} />
        <TextInput
          label={i18n.t('Key')}
          description={i18n.t('For the API; it stays.')}
          placeholder={keyOf(label)}
          disabled={field !== null}
          autoComplete="off"
          dir="ltr"
          {...form.getInputProps('key')}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label={i18n.t('Type')}
          disabled={field !== null}
          data={TYPES.map((value) => ({ value, label: typeWord(i18n, value) }))}
          {...form.getInputProps('type')}
        />
        {type === 'money' && (
          <NativeSelect
            label={i18n.t('Currency')}
            disabled={field !== null}
            data={CURRENCIES}
            {...form.getInputProps('currency')}
          />
        )}
      </div>
      {type === 'select' && (
        <Textarea
          label={i18n.t('Choices, one per line, in their order')}
          description={i18n.t('Records keep a choice that is taken away here.')}
          required
          autosize
          minRows={3}
          maxRows={12}
          {...form.getInputProps('options')}
        />
      )}
      <TextInput
        label={i18n.t('Help text')}
        description={i18n.t('One sentence that stands below the field. Nothing about a person.')}
        autoComplete="off"
        {...form.getInputProps('helpText')}
      />
    </>
  );
}
