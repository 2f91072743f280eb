import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { useRef } from 'react';
import { RecordDialog } from '../form/RecordDialog.tsx';
import { RecordForm } from '../form/RecordForm.tsx';
import { graphql } from '../gql/gql.ts';
import { changedValues, formFields, formValues, placedOnKeys } from './custom-field-form.ts';
import type { Holder } from './custom-values-query.ts';
import type { CustomField } from './use-custom-fields.ts';

const CustomValuesSetMutation = graphql(`
  mutation CustomValuesSet($input: CustomValuesSetInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    customValuesSet(input: $input) {
      record {
        id
        version
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface CustomFieldsDialogProps {
  holder: Holder;
  fields: readonly CustomField[];
  reload: () => Promise<Holder | null>;
  onClose: () => void;
}

/** Changes what a record has in the fields of the workspace; only what was changed is sent. */
export function CustomFieldsDialog({ holder, fields, reload, onClose }: CustomFieldsDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [set] = useMutation(CustomValuesSetMutation);
  const known = useRef(holder);
  const values = (of: Holder) => formValues(fields, of.customFields ?? []);
  return (
    <RecordDialog title={i18n.t('Edit own fields')} onClose={onClose}>
      <RecordForm
        fields={formFields(i18n, fields)}
        initial={values(holder)}
        version={holder.version}
        submitLabel={i18n.t('Save')}
        save={async ({ values: now, version }) => {
          const sent = changedValues(fields, known.current.customFields ?? [], now);
          if (sent.length === 0) return [];
          const { data } = await set({ variables: { input: { id: holder.id, ifVersion: version, values: sent } } });
          return placedOnKeys(data?.customValuesSet.errors ?? [], sent);
        }}
        reload={async () => {
          const fresh = await reload();
          if (!fresh) return null;
          known.current = fresh;
          return { values: values(fresh), version: fresh.version };
        }}
        onSaved={() => {
          toast({ message: i18n.t('Saved') });
          void reload();
          onClose();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}
