import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import type { FilterClause, FilterOperator } from './address/list-search.ts';
import { type FilterField, operatorsOf, operatorWord, takesValue } from './filter-field.ts';
import styles from './list.module.css';

interface FilterEditorProps {
  fields: readonly FilterField<unknown>[];
  clause?: FilterClause;
  onSave: (clause: FilterClause) => void;
  onCancel: () => void;
}

/** One filter as a sentence of three parts: field, comparison, value. */
export function FilterEditor({ fields, clause, onSave, onCancel }: FilterEditorProps) {
  const i18n = useI18n();
  const [fieldId, setFieldId] = useState(clause?.field ?? fields[0]?.id ?? '');
  const field = fields.find(({ id }) => id === fieldId) ?? fields[0];
  const [operator, setOperator] = useState<FilterOperator | null>(clause?.operator ?? null);
  const [value, setValue] = useState(clause?.value ?? '');
  if (!field) return null;
  const operators = operatorsOf(field.kind);
  const current = operators.find((one) => one === operator) ?? operators[0] ?? 'is';
  const first = field.kind === 'choice' ? field.choices[0]?.value : undefined;
  const filled = value || first || '';
  const isReady = !takesValue(current) || filled !== '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSave({ field: field.id, operator: current, value: takesValue(current) ? filled : '' });
  };
  return (
    <form className={styles.editor} onSubmit={save}>
      <NativeSelect
        label={i18n.t('Field')}
        data-autofocus={clause ? undefined : true}
        value={field.id}
        data={fields.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => {
          setFieldId(event.currentTarget.value);
          setValue('');
        }}
      />
      <NativeSelect
        label={i18n.t('Comparison')}
        value={current}
        data={operators.map((one) => ({ value: one, label: operatorWord(i18n, one) }))}
        onChange={(event) => setOperator(operators.find((one) => one === event.currentTarget.value) ?? null)}
      />
      {takesValue(current) && <ValueInput field={field} value={filled} onChange={setValue} isFirst={Boolean(clause)} />}
      <div className={styles.editorActions}>
        <Button type="submit" disabled={!isReady}>
          {i18n.t('Apply')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ValueInputProps {
  field: FilterField<unknown>;
  value: string;
  onChange: (value: string) => void;
  isFirst: boolean;
}

function ValueInput({ field, value, onChange, isFirst }: ValueInputProps) {
  const i18n = useI18n();
  const label = field.kind === 'member' ? i18n.t('Name') : i18n.t('Value');
  if (field.kind === 'choice')
    return (
      <NativeSelect
        label={label}
        value={value}
        data={field.choices.map((choice) => ({ ...choice }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isDay = field.kind === 'date' || field.kind === 'instant';
  return (
    <TextInput
      label={label}
      data-autofocus={isFirst || undefined}
      type={isDay ? 'date' : field.kind === 'number' ? 'number' : 'text'}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
