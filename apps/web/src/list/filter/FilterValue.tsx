import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { RelationField } from '../../form/RelationField.tsx';
import { FILTER_LIMITS, type FilterClause } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import styles from '../list.module.css';
import { PERIODS, periodWord, readSpan, SPAN_UNITS, takesList, unitWord } from './filter-operators.ts';

/** What the value of one comparison needs. */
export interface FilterValueProps {
  field: FilterField<unknown>;
  clause: FilterClause;
  onChange: (change: Pick<FilterClause, 'value' | 'values'>) => void;
  /** Names of colleagues whom a filter has by id. */
  names: ReadonlyMap<string, string>;
  isFirst: boolean;
}

/** The value of a comparison, entered as its field and operator ask. */
export function FilterValue(props: FilterValueProps) {
  const { field, clause } = props;
  if (takesList(clause.operator)) return <ListValue {...props} />;
  if (clause.operator === 'inThis') return <PeriodValue {...props} />;
  if (clause.operator === 'inLast' || clause.operator === 'inNext') return <SpanValue {...props} />;
  if (field.kind === 'choice' || field.kind === 'flag') return <ChoiceValue {...props} />;
  if (field.kind === 'member' && clause.operator === 'is') return <MemberValue {...props} />;
  return <PlainValue {...props} />;
}

function PlainValue({ field, clause, onChange, isFirst }: FilterValueProps) {
  const i18n = useI18n();
  const isDay = field.kind === 'date' || field.kind === 'instant';
  const isNumber = field.kind === 'number' || field.kind === 'decimal';
  return (
    <TextInput
      label={field.kind === 'member' ? i18n.t('Name') : i18n.t('Value')}
      data-autofocus={isFirst || undefined}
      type={isDay ? 'date' : isNumber ? 'number' : 'text'}
      {...(field.kind === 'decimal' ? { step: 'any' } : {})}
      maxLength={FILTER_LIMITS.text}
      value={clause.value}
      autoComplete="off"
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  );
}

function ChoiceValue({ field, clause, onChange }: FilterValueProps) {
  const i18n = useI18n();
  const choices =
    field.kind === 'choice'
      ? field.choices
      : [
          { value: 'true', label: i18n.t('Yes') },
          { value: 'false', label: i18n.t('No') },
        ];
  const isKnown = choices.some(({ value }) => value === clause.value);
  return (
    <NativeSelect
      label={i18n.t('Value')}
      value={clause.value}
      data={[
        ...(isKnown ? [] : [{ value: clause.value, label: i18n.t('{value} (gone)', { value: clause.value }) }]),
        ...choices,
      ]}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  );
}

function ListValue({ field, clause, onChange }: FilterValueProps) {
  const i18n = useI18n();
  const values = [...(clause.values ?? [])];
  const set = (next: string[]) => onChange({ value: '', values: next });
  const shared = { label: i18n.t('Values'), value: values, onChange: set, maxValues: FILTER_LIMITS.values };
  if (field.kind === 'choice')
    return <MultiSelect {...shared} searchable data={field.choices.map((choice) => ({ ...choice }))} />;
  return <TagsInput {...shared} description={i18n.t('Press Enter after each')} acceptValueOnBlur />;
}

function PeriodValue({ clause, onChange }: FilterValueProps) {
  const i18n = useI18n();
  return (
    <NativeSelect
      label={i18n.t('Value')}
      value={clause.value}
      data={PERIODS.map((period) => ({ value: period, label: periodWord(i18n, period) }))}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  );
}

function SpanValue({ clause, onChange }: FilterValueProps) {
  const i18n = useI18n();
  const span = readSpan(clause.value) ?? { count: 30, unit: 'days' };
  return (
    <div className={styles.span}>
      <NumberInput
        label={i18n.t('How many')}
        value={span.count}
        min={1}
        max={9999}
        allowDecimal={false}
        onChange={(count) => onChange({ value: `${Math.max(0, Number(count) || 0)} ${span.unit}` })}
      />
      <NativeSelect
        label={i18n.t('Unit')}
        value={span.unit}
        data={SPAN_UNITS.map((unit) => ({ value: unit, label: unitWord(i18n, unit) }))}
        onChange={(event) => onChange({ value: `${span.count} ${event.currentTarget.value}` })}
      />
    </div>
  );
}

function MemberValue({ clause, onChange, names }: FilterValueProps) {
  const i18n = useI18n();
  return (
    <RelationField
      kind="member"
      label={i18n.t('Colleague')}
      required
      value={clause.value}
      chosenLabel={names.get(clause.value) ?? null}
      onChange={(value) => onChange({ value })}
    />
  );
}
