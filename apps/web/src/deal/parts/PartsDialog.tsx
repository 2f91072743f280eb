import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useContext, useEffect } from 'react';
import formStyles from '../../form/form.module.css';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { UnsavedContext } from '../../form/unsaved.ts';
import styles from './parts.module.css';

interface PartsFormProps {
  addLabel: string;
  isChanged: boolean;
  isSaving: boolean;
  problem: string | null;
  /** What stands beside the button that adds a row. */
  sum?: ReactNode;
  children: ReactNode;
  onAdd: () => void;
  onSave: () => void;
  onClose: () => void;
}

/** A dialog in which the parts of a record are added, changed and removed, and saved together. */
export function PartsDialog({ title, ...form }: PartsFormProps & { title: string }) {
  return (
    <RecordDialog title={title} onClose={form.onClose}>
      <PartsForm {...form} />
    </RecordDialog>
  );
}

function PartsForm({ addLabel, isChanged, isSaving, problem, sum, children, onAdd, onSave, onClose }: PartsFormProps) {
  const i18n = useI18n();
  const tellUnsaved = useContext(UnsavedContext);
  useEffect(() => tellUnsaved(isChanged), [tellUnsaved, isChanged]);
  return (
    <form
      className={formStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <ul className={styles.rows}>{children}</ul>
      <div className={styles.foot}>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={onAdd}>
          {addLabel}
        </Button>
        {sum}
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" loading={isSaving}>
          {i18n.t('Save')}
        </Button>{' '}
        <Button variant="default" onClick={onClose}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </form>
  );
}
