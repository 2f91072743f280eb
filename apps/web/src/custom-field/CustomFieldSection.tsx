import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { FactList, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { RecordSection } from '../record/RecordSection.tsx';
import { useMay } from '../session/use-session.ts';
import { CustomFieldsDialog } from './CustomFieldsDialog.tsx';
import { CustomValueText } from './custom-value.tsx';
import { CustomValuesQuery } from './custom-values-query.ts';
import { type CustomField, type CustomObject, isSpecial, useCustomFields } from './use-custom-fields.ts';

/** The fields that the workspace added, on the page of a record; nothing where it added none. */
export function CustomFieldSection({ object, id }: { object: CustomObject; id: string }) {
  const fields = useCustomFields(object);
  return fields.length > 0 ? <Values object={object} id={id} fields={fields} /> : null;
}

function Values({ object, id, fields }: { object: CustomObject; id: string; fields: readonly CustomField[] }) {
  const i18n = useI18n();
  const [showsSpecial, setShowsSpecial] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const mayEdit = useMay(`${object}:update`);
  // Of a special category nothing is read before somebody asks for it.
  const shown = fields.filter((field) => showsSpecial || !isSpecial(field));
  const { data, previousData, refetch } = useQuery(CustomValuesQuery, {
    variables: { id, keys: shown.map(({ key }) => key) },
    fetchPolicy: 'cache-and-network',
  });
  // While further fields are read, those that are known stay.
  const node = (data ?? previousData)?.node;
  const holder = node && 'customFields' in node ? node : null;
  if (!holder) return null;
  const isOpen = holder.customFields !== null;
  const facts = shown.map((field) => ({
    label: field.label,
    sealed: field.isSealed,
    value: (
      <CustomValueText
        field={field}
        value={holder.customFields?.find(({ key }) => key === field.key)}
        withheld={holder.withheld}
      />
    ),
  }));
  // What may not be read for this purpose is not written for it either.
  const isWithheld = (key: string) =>
    holder.customFields?.some((one) => one.key === key && one.withheld?.length) ?? false;
  const editable = shown.filter(({ key }) => !isWithheld(key));
  const edit = (
    <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
      {i18n.t('Edit')}
    </Button>
  );
  return (
    <RecordSection title={i18n.t('Own fields')} action={mayEdit && isOpen && editable.length > 0 ? edit : undefined}>
      <FactList facts={facts} />
      {shown.length < fields.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsSpecial(true)}>
          {i18n.t('Show data of special categories')}
        </Button>
      )}
      {isEditing && (
        <CustomFieldsDialog
          holder={holder}
          fields={editable}
          reload={async () => {
            const { data: fresh } = await refetch();
            return fresh?.node && 'customFields' in fresh.node ? fresh.node : null;
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </RecordSection>
  );
}
