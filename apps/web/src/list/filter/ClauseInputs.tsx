import { NativeSelect } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import type { FilterClause, FilterOperator } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { FilterValue } from './FilterValue.tsx';
import { isUnderstood } from './filter-conditions.ts';
import { firstValueOf, operatorsOf, operatorWord, takesList, takesValue } from './filter-operators.ts';

interface ClauseInputsProps {
  fields: readonly FilterField<unknown>[];
  clause: FilterClause;
  onChange: (clause: FilterClause) => void;
  names: ReadonlyMap<string, string>;
  /** A new one is begun at its field, an old one changed at its value. */
  isNew: boolean;
}

/** The comparison with which a new filter begins. */
export function newClause(fields: readonly FilterField<unknown>[]): FilterClause {
  const [field] = fields;
  return field ? startClause(field) : { field: '', operator: 'is', value: '' };
}

/** Whether a comparison can be applied. */
export function isReady(fields: readonly FilterField<unknown>[], clause: FilterClause): boolean {
  const field = fields.find(({ id }) => id === clause.field);
  return field !== undefined && isUnderstood(field, clause);
}

/** A comparison as a sentence of three parts: field, comparison, value. */
export function ClauseInputs({ fields, clause, onChange, names, isNew }: ClauseInputsProps) {
  const i18n = useI18n();
  const field = fields.find(({ id }) => id === clause.field);
  const operators = field ? operatorsOf(field.kind) : [];
  const gone = field ? [] : [{ value: clause.field, label: i18n.t('A field that is gone') }];
  return (
    <>
      <NativeSelect
        label={i18n.t('Field')}
        data-autofocus={isNew || undefined}
        value={clause.field}
        data={[...gone, ...fields.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(event) => {
          const next = fields.find(({ id }) => id === event.currentTarget.value);
          if (next) onChange(startClause(next));
        }}
      />
      {field && (
        <NativeSelect
          label={i18n.t('Comparison')}
          value={clause.operator}
          data={operators.map((one) => ({ value: one, label: operatorWord(i18n, one) }))}
          onChange={(event) => {
            const next = operators.find((one) => one === event.currentTarget.value);
            if (next) onChange(withOperator(field, clause, next));
          }}
        />
      )}
      {field && takesValue(clause.operator) && (
        <FilterValue
          field={field}
          clause={clause}
          names={names}
          isFirst={!isNew}
          onChange={(change) => onChange({ field: clause.field, operator: clause.operator, ...change })}
        />
      )}
    </>
  );
}

function startClause(field: FilterField<unknown>): FilterClause {
  const operator = operatorsOf(field.kind)[0] ?? 'is';
  return { field: field.id, operator, value: valueFor(field, operator) };
}

function withOperator(field: FilterField<unknown>, clause: FilterClause, operator: FilterOperator): FilterClause {
  const base = { field: clause.field, operator };
  if (!takesValue(operator)) return { ...base, value: '' };
  if (takesList(operator)) return { ...base, value: '', values: clause.values ?? (clause.value ? [clause.value] : []) };
  const isSameKind =
    firstValueOf(operator) === '' && firstValueOf(clause.operator) === '' && clause.operator !== 'isMe';
  const kept = isSameKind && field.kind !== 'member' ? (clause.values?.[0] ?? clause.value) : '';
  return { ...base, value: kept || valueFor(field, operator) };
}

function valueFor(field: FilterField<unknown>, operator: FilterOperator): string {
  if (!takesValue(operator)) return '';
  if (field.kind === 'choice') return field.choices[0]?.value ?? '';
  return field.kind === 'flag' ? 'true' : firstValueOf(operator);
}
