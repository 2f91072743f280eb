import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { type Translator, useI18n } from '@smartx/ui';
import { boundsOf, canBeUnique, hasPattern } from './field-form.ts';
import styles from './fields.module.css';
import type { FieldFormApi } from './KindInputs.tsx';

/** What values have to be. A new rule is asked of what is written from now on. */
export function RuleInputs({ form }: { form: FieldFormApi }) {
  const i18n = useI18n();
  const { type, isSealed, isUnique } = form.values;
  const bounds = boundsOf(type);
  const inputType = bounds === 'date' ? 'date' : 'text';
  const [least, most] = boundWords(i18n, bounds);
  return (
    <fieldset className={styles.group}>
      <legend>{i18n.t('What a value has to be')}</legend>
      <Switch
        label={i18n.t('Required')}
        description={i18n.t(
          'The form asks for it, and it can be changed but not emptied. Records made elsewhere may lack it.',
        )}
        {...form.getInputProps('isRequired', { type: 'checkbox' })}
      />
      {canBeUnique(form.values) && (
        <Switch
          label={i18n.t('Unique')}
          description={i18n.t(
            'No two records have the same value. Only for a field that is not stored encrypted: a refusal would tell what others have.',
          )}
          disabled={isSealed}
          {...form.getInputProps('isUnique', { type: 'checkbox' })}
          checked={isUnique && !isSealed}
        />
      )}
      {bounds && (
        <div className={styles.pair}>
          <TextInput label={least} type={inputType} autoComplete="off" {...form.getInputProps('minimum')} />
          <TextInput label={most} type={inputType} autoComplete="off" {...form.getInputProps('maximum')} />
        </div>
      )}
      {hasPattern(type) && (
        <TextInput
          label={i18n.t('Pattern')}
          description={i18n.t('The whole value has to fit: [A-Z] a letter, \\d a digit, {rest}', {
            rest: '* + ? {2,5} ( | ) .',
          })}
          placeholder="[A-Z]{2}-\d{4}"
          autoComplete="off"
          dir="ltr"
          {...form.getInputProps('pattern')}
        />
      )}
      <DefaultInput form={form} />
    </fieldset>
  );
}

function DefaultInput({ form }: { form: FieldFormApi }) {
  const i18n = useI18n();
  const { type, options } = form.values;
  const props = {
    label: i18n.t('Proposed value'),
    description: i18n.t('Stands in the form of a record that has none yet.'),
    ...form.getInputProps('defaultValue'),
  };
  const none = { value: '', label: i18n.t('None') };
  if (type === 'boolean')
    return (
      <NativeSelect
        {...props}
        data={[none, { value: 'true', label: i18n.t('Yes') }, { value: 'false', label: i18n.t('No') }]}
      />
    );
  if (type === 'select') {
    const choices = [...new Set(options.split('\n').map((option) => option.trim()))].filter(Boolean);
    return <NativeSelect {...props} data={[none, ...choices.map((value) => ({ value, label: value }))]} />;
  }
  if (type === 'instant' || type === 'long-text') return null;
  return <TextInput {...props} type={type === 'date' ? 'date' : 'text'} autoComplete="off" />;
}

function boundWords(i18n: Translator, bounds: ReturnType<typeof boundsOf>): [least: string, most: string] {
  if (bounds === 'length') return [i18n.t('Least length'), i18n.t('Greatest length')];
  if (bounds === 'date') return [i18n.t('Earliest'), i18n.t('Latest')];
  return [i18n.t('Least'), i18n.t('Greatest')];
}
