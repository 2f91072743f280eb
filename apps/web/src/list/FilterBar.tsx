import { Popover } from '@mantine/core';
import { type FilterChip, FilterChips, formatDate, type Translator, useI18n } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import type { FilterClause } from './address/list-search.ts';
import { FilterEditor } from './FilterEditor.tsx';
import { type FilterField, operatorWord, takesValue } from './filter-field.ts';

interface FilterBarProps {
  fields: readonly FilterField<unknown>[];
  clauses: readonly FilterClause[];
  onChange: (clauses: readonly FilterClause[]) => void;
  end?: ReactNode;
}

/** The filters in force as chips; adding or opening one shows its editor below. */
export function FilterBar({ fields, clauses, onChange, end }: FilterBarProps) {
  const i18n = useI18n();
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const save = (clause: FilterClause) => {
    onChange(
      editing === 'new' ? [...clauses, clause] : clauses.map((old, index) => (index === editing ? clause : old)),
    );
    setEditing(null);
  };
  const edited = typeof editing === 'number' ? clauses[editing] : undefined;
  return (
    <Popover
      opened={editing !== null}
      onChange={(opened) => !opened && setEditing(null)}
      position="bottom-start"
      trapFocus
      withRoles={false}
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <div>
          <FilterChips
            filters={clauses.flatMap((clause, index) => chipOf(i18n, fields, clause, index))}
            onRemove={(id) => onChange(clauses.filter((_, index) => String(index) !== id))}
            onEdit={(id) => setEditing(Number(id))}
            onClear={() => onChange([])}
            onAdd={() => setEditing('new')}
            end={end}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={i18n.t('Filter')}>
        {editing !== null && (
          <FilterEditor
            key={String(editing)}
            fields={fields}
            {...(edited ? { clause: edited } : {})}
            onSave={save}
            onCancel={() => setEditing(null)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function chipOf(
  i18n: Translator,
  fields: readonly FilterField<unknown>[],
  clause: FilterClause,
  index: number,
): FilterChip[] {
  const field = fields.find(({ id }) => id === clause.field);
  if (!field) return [];
  const value = takesValue(clause.operator) ? valueWord(i18n, field, clause.value) : '';
  return [{ id: String(index), field: field.label, operator: operatorWord(i18n, clause.operator), value }];
}

function valueWord(i18n: Translator, field: FilterField<unknown>, value: string): string {
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? value;
  if (field.kind !== 'date' && field.kind !== 'instant') return value;
  const day = new Date(`${value}T12:00:00`);
  return Number.isNaN(day.getTime()) ? value : formatDate(i18n.locale, day, 'date');
}
