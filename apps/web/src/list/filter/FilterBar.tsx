import { Popover } from '@mantine/core';
import { type FilterChip, FilterChips, useI18n } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import { type FilterClause, isGroup } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { FilterBuilder, type Filters } from './FilterBuilder.tsx';
import { FilterEditor } from './FilterEditor.tsx';
import { clauseWords, type FilterWords, sentenceOf } from './filter-words.ts';
import type { CountFilters } from './use-live-count.ts';

interface FilterBarProps extends Filters {
  fields: readonly FilterField<unknown>[];
  names: ReadonlyMap<string, string>;
  count?: CountFilters | undefined;
  onChange: (filters: Filters) => void;
  end?: ReactNode;
}

/** The filters in force as chips; adding or opening one shows its editor below, a group the builder of all. */
export function FilterBar({ fields, names, count, filters, match, onChange, end }: FilterBarProps) {
  const i18n = useI18n();
  const [editing, setEditing] = useState<number | 'new' | 'all' | null>(null);
  const put = (next: Filters['filters']) => onChange({ filters: next, match: next.length > 1 ? match : undefined });
  const save = (clause: FilterClause) => {
    put(editing === 'new' ? [...filters, clause] : filters.map((old, index) => (index === editing ? clause : old)));
    setEditing(null);
  };
  const edited = typeof editing === 'number' ? filters[editing] : undefined;
  const isOneEdited = editing !== null && editing !== 'all';
  return (
    <>
      <Popover
        opened={isOneEdited}
        onChange={(opened) => !opened && setEditing((now) => (now === 'all' ? now : null))}
        position="bottom-start"
        trapFocus
        withRoles={false}
        returnFocus
        shadow="none"
      >
        <Popover.Target>
          <div>
            <FilterChips
              filters={chipsOf({ i18n, fields, names }, { filters, match })}
              onRemove={(id) => put(filters.filter((_, index) => String(index) !== id))}
              onEdit={(id) => setEditing(isEditedAlone(filters, Number(id)) ? Number(id) : 'all')}
              onClear={() => put([])}
              onAdd={() => setEditing('new')}
              end={end}
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={i18n.t('Filter')}>
          {isOneEdited && (
            <FilterEditor
              key={String(editing)}
              fields={fields}
              names={names}
              {...(edited && !isGroup(edited) ? { clause: edited } : {})}
              onSave={save}
              onCancel={() => setEditing(null)}
              onMore={() => setEditing('all')}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {editing === 'all' && (
        <FilterBuilder
          {...{ fields, names, count, filters, match }}
          onApply={(next) => {
            setEditing(null);
            onChange(next);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function isEditedAlone(filters: Filters['filters'], index: number): boolean {
  const entry = filters[index];
  return entry !== undefined && !isGroup(entry);
}

function chipsOf(words: FilterWords, { filters, match }: Filters): FilterChip[] {
  return filters.map((entry, index) => {
    const id = String(index);
    const or = match === 'any' && index > 0 ? `${words.i18n.t('or')} ` : '';
    if (isGroup(entry)) return { id, field: or, operator: '', value: sentenceOf(words, [entry], 'all') };
    const { field, operator, value, isBroken } = clauseWords(words, entry);
    return { id, field: `${or}${field}`, operator, value, isBroken };
  });
}
