import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import { RelationField } from '../form/RelationField.tsx';
import type { BulkChangeInput } from '../gql/graphql.ts';
import styles from './bulk.module.css';
import { type BulkFieldWords, type BulkKind, type BulkObject, bulkFields } from './bulk-words.ts';

interface BulkChoiceProps {
  kind: BulkKind;
  object: BulkObject;
  isBusy: boolean;
  onChosen: (change: Omit<BulkChangeInput, 'kind'>) => void;
}

/** What every record gets. Nothing is changed yet: what follows is a count. */
export function BulkChoice({ kind, object, isBusy, onChosen }: BulkChoiceProps) {
  const i18n = useI18n();
  const fields = bulkFields(i18n, object);
  const [name, setName] = useState(fields[0]?.name ?? '');
  const [value, setValue] = useState('');
  const [isNobody, setNobody] = useState(false);
  const field = fields.find((one) => one.name === name);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (kind === 'edit') onChosen({ field: name, value: value === '' ? null : value });
    else if (kind === 'assign') onChosen({ assigneeId: isNobody ? null : value });
    else onChosen({});
  };
  return (
    <form className={styles.dialog} onSubmit={send}>
      {kind === 'edit' && (
        <Select
          label={i18n.t('Field')}
          data={fields.map((one) => ({ value: one.name, label: one.label }))}
          value={name}
          allowDeselect={false}
          onChange={(next) => {
            setName(next ?? name);
            setValue('');
          }}
        />
      )}
      {kind === 'edit' && field && <ValueField field={field} value={value} onChange={setValue} />}
      {kind === 'assign' && !isNobody && (
        <RelationField
          kind="member"
          label={i18n.t('New owner')}
          required
          value={value}
          chosenLabel={null}
          onChange={(id) => setValue(id)}
        />
      )}
      {kind === 'assign' && (
        <Checkbox
          label={i18n.t('Nobody: take the owner away')}
          checked={isNobody}
          onChange={(event) => setNobody(event.currentTarget.checked)}
        />
      )}
      {kind === 'delete' && (
        <p className={styles.text}>
          {i18n.t(
            'Deleted records stay in the recycle bin for 30 days; until then this can be undone. After that they are gone for good.',
          )}
        </p>
      )}
      <Button
        type="submit"
        loading={isBusy}
        disabled={kind === 'assign' && !isNobody && value === ''}
        data-autofocus={kind === 'delete' || undefined}
      >
        {i18n.t('See what will happen')}
      </Button>
    </form>
  );
}

function ValueField(props: { field: BulkFieldWords; value: string; onChange: (value: string) => void }) {
  const i18n = useI18n();
  const { field, value, onChange } = props;
  if (field.kind === 'choice')
    return (
      <Select
        label={i18n.t('New value')}
        data={[...(field.choices ?? [])]}
        value={value || null}
        required
        allowDeselect={false}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  return (
    <TextInput
      label={i18n.t('New value')}
      description={i18n.t('Left empty, the field is emptied.')}
      type={field.kind === 'date' ? 'date' : 'text'}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
