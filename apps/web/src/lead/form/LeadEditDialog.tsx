import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import type { LeadUpdateInput } from '../../gql/graphql.ts';
import { type EditFormProps, EditState, onlyField } from '../../record/inline/EditState.tsx';
import { leadFields, leadInputOf } from './lead-fields.ts';
import { LeadEditQuery, LeadUpdateMutation, recordOf } from './lead-update.ts';

/** Changes an enquiry. The person is changed on the contact. */
export function LeadEditDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const saved = () => {
    toast({ message: i18n.t('Saved') });
    onClose();
  };
  return (
    <RecordDialog title={i18n.t('Edit lead')} onClose={onClose}>
      <LeadEditForm id={id} onSaved={saved} onCancel={onClose} />
    </RecordDialog>
  );
}

/** The fields in which it is changed, or one of them in the place of its value. */
export function LeadEditForm({ id, only, onSaved, onCancel }: EditFormProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(LeadEditQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [update] = useMutation(LeadUpdateMutation);
  const lead = data?.lead;
  if (!lead)
    return (
      <EditState
        isInline={only !== undefined}
        isLoading={loading}
        error={error}
        failed={i18n.t('The lead could not be loaded')}
        missing={i18n.t('There is no such lead')}
        onRetry={() => void refetch()}
      />
    );
  return (
    <RecordForm
      fields={onlyField(
        leadFields(i18n, lead.owner?.displayName ?? null).filter(
          ({ name }) => !lead.withheld.some(({ field }) => field === name),
        ),
        only,
      )}
      initial={recordOf(lead).values}
      version={lead.version}
      submitLabel={i18n.t('Save')}
      save={async ({ values, changed, version }) => {
        const changes = Object.fromEntries(changed.map((name) => [name, leadInputOf(values, name)]));
        const input: LeadUpdateInput = { ...changes, id, ifVersion: version };
        const { data: answer } = await update({ variables: { input } });
        return answer?.leadUpdate.errors ?? [];
      }}
      reload={async () => {
        const { data: fresh } = await refetch();
        return fresh?.lead ? recordOf(fresh.lead) : null;
      }}
      onSaved={onSaved}
      onCancel={onCancel}
    />
  );
}
