import { ActionIcon, NativeSelect } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import { RelationField } from '../../form/RelationField.tsx';
import { dealRoleChoices } from './deal-role-words.ts';
import type { PartProblems } from './part-problems.ts';
import styles from './parts.module.css';
import type { PersonRow } from './rows/person-rows.ts';

interface PersonFieldsProps {
  row: PersonRow;
  index: number;
  problems: PartProblems;
  onChange: (more: Partial<PersonRow>) => void;
  onRemove: () => void;
}

/** One person in a deal, with their part. */
export function PersonFields({ row, index, problems, onChange, onRemove }: PersonFieldsProps) {
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
