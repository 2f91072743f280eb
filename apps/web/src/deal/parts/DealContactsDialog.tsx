import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { PartsDialog } from './PartsDialog.tsx';
import { PersonFields } from './PersonFields.tsx';
import { newPerson, type PersonRow, personInputOf } from './rows/person-rows.ts';
import { useDealParts } from './use-deal-parts.ts';

interface DealContactsDialogProps {
  id: string;
  version: number;
  people: readonly PersonRow[];
  onClose: () => void;
}

/** Changes who has a part in a deal, and which. */
export function DealContactsDialog({ id, version, people, onClose }: DealContactsDialogProps) {
  const i18n = useI18n();
  const [rows, setRows] = useState<readonly PersonRow[]>(people.length > 0 ? people : [newPerson()]);
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
      onAdd={() => setRows([...rows, newPerson()])}
      onSave={() => {
        const chosen = rows.filter(({ contactId }) => contactId !== '');
        setRows(chosen);
        void save({ id, ifVersion: version, contacts: chosen.map(personInputOf) });
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
