import { NativeSelect, Switch } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { categoryWord } from '../catalogue/classification-words.ts';
import screen from '../screen/screen.module.css';
import { isAlwaysSealed } from './field-form.ts';
import { CATEGORIES, CONDITIONS, conditionWord } from './field-words.ts';
import styles from './fields.module.css';
import type { FieldFormApi } from './KindInputs.tsx';

/** What the values say about people. It is declared once: copy, erasure, retention and encryption rest on it. */
export function AboutPeople({ form, isNew }: { form: FieldFormApi; isNew: boolean }) {
  const i18n = useI18n();
  const { isSpecial } = form.values;
  return (
    <fieldset className={styles.group}>
      <legend>{i18n.t('What it says about people')}</legend>
      {!isNew && (
        <p className={screen.note}>
          {i18n.t('This was declared when the field was made and stays: copies, erasure and encryption rest on it.')}
        </p>
      )}
      <Switch
        label={i18n.t('It is of a special category')}
        description={i18n.t(
          'Health, origin, political opinion, religion or belief, union, genes or biometrics, sex life or orientation, or offences (GDPR Art. 9 and 10).',
        )}
        disabled={!isNew}
        {...form.getInputProps('isSpecial', { type: 'checkbox' })}
      />
      {isSpecial && (
        <NativeSelect
          label={i18n.t('What allows you to hold it')}
          description={i18n.t(
            'Nobody may hold such data without one of these. It stands in the history and the audit.',
          )}
          required
          data={[
            { value: '', label: i18n.t('Choose') },
            ...CONDITIONS.map((value) => ({ value, label: conditionWord(i18n, value) })),
          ]}
          {...form.getInputProps('specialCondition')}
        />
      )}
      <DeclaredInputs form={form} isNew={isNew} />
    </fieldset>
  );
}

function DeclaredInputs({ form, isNew }: { form: FieldFormApi; isNew: boolean }) {
  const i18n = useI18n();
  const { isSpecial, isSealed } = form.values;
  const isFixed = isAlwaysSealed(form.values);
  const classes = [
    { value: 'identifying', label: i18n.t('It tells who somebody is') },
    { value: 'relating', label: i18n.t('It says something about somebody') },
    { value: 'not-personal', label: i18n.t('Nothing: a fact about things or organisations') },
  ];
  return (
    <>
      <div className={styles.pair}>
        <NativeSelect
          label={i18n.t('What a value tells')}
          disabled={!isNew}
          data={isSpecial ? classes.slice(0, 2) : classes}
          {...form.getInputProps('classification')}
        />
        {!isSpecial && (
          <NativeSelect
            label={i18n.t('What it is about')}
            description={i18n.t('Decides for which purposes it may be used.')}
            disabled={!isNew}
            data={CATEGORIES.map((value) => ({ value, label: categoryWord(i18n, value) }))}
            {...form.getInputProps('category')}
          />
        )}
      </div>
      <Switch
        label={i18n.t('Stored encrypted')}
        description={
          isFixed
            ? i18n.t('Always for this kind of field.')
            : i18n.t('Under the key of the person. It is found by its exact value, and cannot be sorted by.')
        }
        disabled={!isNew || isFixed}
        checked={isSealed || isFixed}
        onChange={(event) => form.setFieldValue('isSealed', event.currentTarget.checked)}
      />
    </>
  );
}
