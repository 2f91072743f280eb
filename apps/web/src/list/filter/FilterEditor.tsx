import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import type { FilterClause } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import styles from '../list.module.css';
import { ClauseInputs, isReady, newClause } from './ClauseInputs.tsx';

interface FilterEditorProps {
  fields: readonly FilterField<unknown>[];
  clause?: FilterClause;
  names: ReadonlyMap<string, string>;
  onSave: (clause: FilterClause) => void;
  onCancel: () => void;
  /** Leads to all filters and their groups. */
  onMore?: () => void;
}

/** One filter, changed where it stands. */
export function FilterEditor({ fields, clause, names, onSave, onCancel, onMore }: FilterEditorProps) {
  const i18n = useI18n();
  const [draft, setDraft] = useState(clause ?? newClause(fields));
  const ready = isReady(fields, draft);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSave(draft);
  };
  return (
    <form className={styles.editor} onSubmit={save}>
      <ClauseInputs fields={fields} clause={draft} onChange={setDraft} names={names} isNew={!clause} />
      <div className={styles.editorActions}>
        <Button type="submit" disabled={!ready}>
          {i18n.t('Apply')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {i18n.t('Cancel')}
        </Button>
        {onMore && (
          <Button variant="subtle" color="gray" onClick={onMore}>
            {i18n.t('And, or…')}
          </Button>
        )}
      </div>
    </form>
  );
}
