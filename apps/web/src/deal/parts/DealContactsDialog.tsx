import { ActionIcon, NativeSelect } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { RelationField } from '../../form/RelationField.tsx';
import { dealRoleChoices } from './deal-role-words.ts';
import { PartsDialog } from './PartsDialog.tsx';
import styles from './parts.module.css';
import { type PartProblems, useDealParts } from './use-deal-parts.ts';

/** A person in a deal while it is edited. */
export interface PersonRow {
  readonly key: string;
  readonly contactId: string;
  readonly name: string | null;
  readonly role: string;
}

interface DealContactsDialogProps {
  id: string;
  version: number;
  people: readonly PersonRow[];
  onClose: () => void;
}

/** Changes who has a part in a deal, and which. */
export function DealContactsDialog({ id, version, people, onClose }: DealContactsDialogProps) {
  const i18n = useI18n();
  const empty = (): PersonRow => ({ key: crypto.randomUUID(), contactId: '', name: null, role: 'other' });
  const [rows, setRows] = useState<readonly PersonRow[]>(people.length > 0 ? people : [empty()]);
  const { save, isSaving, problems } = useDealParts('contacts', onClose);
  const change = (key: string, more: Partial<PersonRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  return (
    <PartsDialog
      title={i18n.t('People in the deal')}
      addLabel={i18n.t('Add person')}
      isChanged={rows !== people && rows.some(({ contactId }) => contactId !== '')}
      isSaving={isSaving}
      problem={problems.whole}
      onAdd={() => setRows([...rows, empty()])}
      onSave={() => {
        const chosen = rows.filter(({ contactId }) => contactId !== '');
        setRows(chosen);
        void save({ id, ifVersion: version, contacts: chosen.map(({ contactId, role }) => ({ contactId, role })) });
      }}
      onClose={onClose}
    >
      {rows.map((row, index) => (
        <PersonFields
          key={row.key}
          row={row}
          index={index}
          problems={problems}
          onChange={(more) => change(row.key, more)}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
    </PartsDialog>
  );
}

interface PersonFieldsProps {
  row: PersonRow;
  index: number;
  problems: PartProblems;
  onChange: (more: Partial<PersonRow>) => void;
  onRemove: () => void;
}

function PersonFields({ row, index, problems, onChange, onRemove }: PersonFieldsProps) {
  const i18n = useI18n();
  const number = index + 1;
  return (
    <li className={styles.row}>
      <RelationField
        kind="contact"
        label={i18n.t('Person {number}', { number })}
        required={false}
        value={row.contactId}
        chosenLabel={row.name}
        error={problems.at(index, 'contactId')}
        onChange={(contactId, picked) => onChange({ contactId, name: picked?.label ?? null })}
      />
      <NativeSelect
        label={i18n.t('Part in the deal')}
        data={dealRoleChoices(i18n)}
        value={row.role}
        error={problems.at(index, 'role')}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={i18n.t('Remove person {number}', { number })}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </li>
  );
}
