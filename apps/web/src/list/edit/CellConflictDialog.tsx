import { Modal } from '@mantine/core';
import { FormActions, useI18n } from '@smartx/ui';
import { type FormEvent, useEffect, useState } from 'react';
import { ConflictPanel } from '../../form/ConflictPanel.tsx';
import styles from '../../form/form.module.css';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import type { Conflict } from '../../form/model/three-way-merge.ts';

/** Asks what stays in a cell that two people changed at once; closing it leaves the cell unsaved. */
export function CellConflictDialog(props: {
  spec: FieldSpec;
  conflict: Conflict;
  answer: (value: string | null) => void;
}) {
  const i18n = useI18n();
  const { spec, conflict, answer } = props;
  const [value, setValue] = useState(conflict.mine);
  // The cell: whoever has answered goes on there.
  const [cameFrom] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (cameFrom instanceof HTMLElement) setTimeout(() => cameFrom.focus());
    },
    [cameFrom],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer(value);
  };
  return (
    <Modal opened onClose={() => answer(null)} title={spec.label} closeOnClickOutside={false}>
      <form className={styles.form} onSubmit={submit}>
        <ConflictPanel
          fields={[spec]}
          conflicts={[conflict]}
          currentOf={() => value}
          onChoose={(_name, chosen) => setValue(chosen)}
        />
        <FormActions submitLabel={i18n.t('Save')} saving={false} onCancel={() => answer(null)} />
      </form>
    </Modal>
  );
}
