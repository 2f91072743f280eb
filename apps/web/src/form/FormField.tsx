import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import styles from './form.module.css';
import { MoneyField } from './MoneyField.tsx';
import { currencyName, type FieldSpec } from './model/field-spec.ts';
import { RelationField } from './RelationField.tsx';

/** A form of texts. */
export type TextForm = UseFormReturnType<Record<string, string>>;

interface FormFieldProps {
  spec: FieldSpec;
  form: TextForm;
  isFirst: boolean;
  /** Tells the name of a record that was chosen. */
  onPicked?: (field: string, label: string) => void;
}

/** One field, by its kind. */
export function FormField(props: FormFieldProps) {
  const { spec } = props;
  return (
    <div className={styles.field} data-half={spec.isHalf || undefined}>
      <Control {...props} />
    </div>
  );
}

function Control({ spec, form, isFirst, onPicked }: FormFieldProps) {
  const { name, label, description } = spec;
  const shared = {
    label,
    ...(description ? { description } : {}),
    ...(spec.example ? { placeholder: spec.example } : {}),
    required: spec.isRequired ?? false,
    ...(isFirst ? { 'data-autofocus': true } : {}),
    ...form.getInputProps(name),
  };
  switch (spec.kind) {
    case 'money':
      return <MoneyField {...shared} currencyProps={form.getInputProps(currencyName(name))} />;
    case 'company':
    case 'contact':
    case 'member':
      return (
        <RelationField
          kind={spec.kind}
          chosenLabel={spec.chosenLabel ?? null}
          {...shared}
          onChange={(id, picked) => {
            shared.onChange(id);
            onPicked?.(name, picked?.label ?? '');
          }}
        />
      );
    case 'select':
      return <NativeSelect {...shared} data={(spec.choices ?? []).map((choice) => ({ ...choice }))} />;
    case 'textarea':
      return <Textarea {...shared} autosize minRows={3} maxRows={14} />;
    default:
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          {...(spec.kind === 'integer' ? { type: 'text', inputMode: 'numeric' as const } : { type: spec.kind })}
        />
      );
  }
}
