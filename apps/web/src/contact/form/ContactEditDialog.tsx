import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import type { ContactUpdateInput } from '../../gql/graphql.ts';
import { type EditFormProps, EditState, onlyField } from '../../record/inline/EditState.tsx';
import { contactFields } from './contact-fields.ts';
import { ContactEditQuery, ContactUpdateMutation, recordOf } from './contact-update.ts';

/** Changes a contact. What is withheld is not in the form, and stays as it is. */
export function ContactEditDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const saved = () => {
    toast({ message: i18n.t('Saved') });
    onClose();
  };
  return (
    <RecordDialog title={i18n.t('Edit contact')} onClose={onClose}>
      <ContactEditForm id={id} onSaved={saved} onCancel={onClose} />
    </RecordDialog>
  );
}

/** The fields in which it is changed, or one of them in the place of its value. */
export function ContactEditForm({ id, only, onSaved, onCancel }: EditFormProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(ContactEditQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [update] = useMutation(ContactUpdateMutation);
  const contact = data?.contact;
  if (!contact)
    return (
      <EditState
        isInline={only !== undefined}
        isLoading={loading}
        error={error}
        failed={i18n.t('The contact could not be loaded')}
        missing={i18n.t('There is no such contact')}
        onRetry={() => void refetch()}
      />
    );
  return (
    <RecordForm
      fields={onlyField(
        contactFields(i18n, {
          company: contact.company?.name ?? null,
          owner: contact.owner?.displayName ?? null,
        }).filter(({ name }) => !contact.withheld.some(({ field }) => field === name)),
        only,
      )}
      initial={recordOf(contact).values}
      version={contact.version}
      submitLabel={i18n.t('Save')}
      save={async ({ values, changed, version }) => {
        const changes = Object.fromEntries(changed.map((name) => [name, nullable(values[name])]));
        const input: ContactUpdateInput = { ...changes, id, ifVersion: version };
        const { data: answer } = await update({ variables: { input } });
        return answer?.contactUpdate.errors ?? [];
      }}
      reload={async () => {
        const { data: fresh } = await refetch();
        return fresh?.contact ? recordOf(fresh.contact) : null;
      }}
      onSaved={onSaved}
      onCancel={onCancel}
    />
  );
}
