import { ActionIcon, Button, Modal } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { clausesIn, FILTER_LIMITS, type FilterClause, type FilterEntry, isGroup } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import styles from '../list.module.css';
import { ClauseInputs, isReady, newClause } from './ClauseInputs.tsx';
import { sentenceOf } from './filter-words.ts';
import { JoinSelect } from './JoinSelect.tsx';
import { type CountFilters, useLiveCount } from './use-live-count.ts';

/** All filters of a list, and whether one of them is enough. */
export interface Filters {
  readonly filters: readonly FilterEntry[];
  readonly match: 'any' | undefined;
}

interface FilterBuilderProps extends Filters {
  fields: readonly FilterField<unknown>[];
  names: ReadonlyMap<string, string>;
  count: CountFilters | undefined;
  onApply: (filters: Filters) => void;
  onClose: () => void;
}

/** All filters at once: and, or, groups of them; says in a sentence what they mean and how many records match. */
export function FilterBuilder({ fields, names, count, onApply, onClose, ...given }: FilterBuilderProps) {
  const i18n = useI18n();
  const first = given.filters.length > 0 ? given.filters : [newClause(fields)];
  const [entries, setEntries] = useState<readonly FilterEntry[]>(first);
  const [match, setMatch] = useState(given.match);
  const ready = entries.flatMap((entry) => readyPart(fields, entry));
  const isWhole = clausesIn(ready).length === clausesIn(entries).length;
  const live = useLiveCount(count, { filters: ready, match });
  const put = (index: number, ...next: FilterEntry[]) => setEntries(entries.toSpliced(index, 1, ...next));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) onApply({ filters: ready, match: ready.length > 1 ? match : undefined });
  };
  const full = entries.length >= FILTER_LIMITS.entries;
  return (
    <Modal opened onClose={onClose} title={i18n.t('Filters')} size="xl">
      <form onSubmit={apply} className={styles.builder}>
        {entries.length > 1 && (
          <JoinSelect value={match ?? 'all'} onChange={(join) => setMatch(join === 'any' ? 'any' : undefined)} />
        )}
        {entries.map((entry, index) =>
          isGroup(entry) ? (
            <Group
              key={index}
              {...{ fields, names }}
              number={entries.slice(0, index + 1).filter(isGroup).length}
              join={entry.join}
              of={entry.of}
              onChange={(join, of) => (of.length === 0 ? put(index) : put(index, { join, of }))}
            />
          ) : (
            <Condition
              key={index}
              {...{ fields, names }}
              name={i18n.t('Condition {number}', { number: index + 1 })}
              clause={entry}
              onChange={(clause) => put(index, clause)}
              onRemove={() => put(index)}
            />
          ),
        )}
        <div className={styles.editorActions}>
          <AddButton
            label={i18n.t('Add condition')}
            disabled={full}
            onClick={() => setEntries([...entries, newClause(fields)])}
          />
          <AddButton
            label={i18n.t('Add group')}
            disabled={full}
            onClick={() => setEntries([...entries, { join: 'any', of: [newClause(fields), newClause(fields)] }])}
          />
        </div>
        <p className={styles.sentence}>
          <bdi>{sentenceOf({ i18n, fields, names }, ready, match ?? 'all')}</bdi>
        </p>
        <output className={styles.count}>{live}</output>
        <div className={styles.editorActions}>
          <Button type="submit" disabled={!isWhole}>
            {i18n.t('Apply')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface RowParts {
  fields: readonly FilterField<unknown>[];
  names: ReadonlyMap<string, string>;
}

function Group(
  props: RowParts & {
    /** Which group it is, counted from 1. */
    number: number;
    join: 'any' | 'all';
    of: readonly FilterClause[];
    onChange: (join: 'any' | 'all', of: readonly FilterClause[]) => void;
  },
) {
  const i18n = useI18n();
  const { fields, names, of, join, onChange } = props;
  const group = i18n.t('Group {number}', { number: props.number });
  return (
    <fieldset className={styles.group}>
      <legend>{group}</legend>
      <JoinSelect value={join} onChange={(next) => onChange(next, of)} />
      {of.map((clause, at) => (
        <Condition
          key={at}
          {...{ fields, names, clause }}
          name={i18n.t('{group}, condition {number}', { group, number: at + 1 })}
          onChange={(next) => onChange(join, of.with(at, next))}
          onRemove={() => onChange(join, of.toSpliced(at, 1))}
        />
      ))}
      <div className={styles.editorActions}>
        <AddButton
          label={i18n.t('Add to the group')}
          disabled={of.length >= FILTER_LIMITS.perGroup}
          onClick={() => onChange(join, [...of, newClause(fields)])}
        />
      </div>
    </fieldset>
  );
}

function Condition(
  props: RowParts & {
    name: string;
    clause: FilterClause;
    onChange: (clause: FilterClause) => void;
    onRemove: () => void;
  },
) {
  const i18n = useI18n();
  return (
    <fieldset className={styles.condition} aria-label={props.name}>
      <ClauseInputs {...props} isNew={false} />
      <ActionIcon
        className={styles.removeCondition}
        variant="subtle"
        color="gray"
        aria-label={i18n.t('Remove: {field}', { field: props.name })}
        onClick={props.onRemove}
      >
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}

function AddButton({ label, disabled, onClick }: { label: string; disabled: boolean; onClick: () => void }) {
  return (
    <Button
      {...{ disabled, onClick }}
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
    >
      {label}
    </Button>
  );
}

/** What of an entry can be asked for already. */
function readyPart(fields: readonly FilterField<unknown>[], entry: FilterEntry): FilterEntry[] {
  if (!isGroup(entry)) return isReady(fields, entry) ? [entry] : [];
  const of = entry.of.filter((clause) => isReady(fields, clause));
  return of.length > 0 ? [{ join: entry.join, of }] : [];
}
