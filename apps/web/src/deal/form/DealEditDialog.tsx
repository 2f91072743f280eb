import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import type { DealUpdateInput } from '../../gql/graphql.ts';
import { type EditFormProps, EditState, onlyField } from '../../record/inline/EditState.tsx';
import { dealFields, dealInputOf } from './deal-fields.ts';
import { DealEditQuery, DealUpdateMutation, recordOf } from './deal-update.ts';

/** Changes a deal. */
export function DealEditDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const saved = () => {
    toast({ message: i18n.t('Saved') });
    onClose();
  };
  return (
    <RecordDialog title={i18n.t('Edit deal')} onClose={onClose}>
      <DealEditForm id={id} onSaved={saved} onCancel={onClose} />
    </RecordDialog>
  );
}

/** The fields in which it is changed, or one of them in the place of its value. */
export function DealEditForm({ id, only, onSaved, onCancel }: EditFormProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(DealEditQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [update] = useMutation(DealUpdateMutation);
  const deal = data?.deal;
  if (!deal)
    return (
      <EditState
        isInline={only !== undefined}
        isLoading={loading}
        error={error}
        failed={i18n.t('The deal could not be loaded')}
        missing={i18n.t('There is no such deal')}
        onRetry={() => void refetch()}
      />
    );
  return (
    <RecordForm
      fields={onlyField(
        dealFields(i18n, {
          company: deal.company?.name ?? null,
          contact: deal.contact?.fullName ?? null,
          owner: deal.owner?.displayName ?? null,
        }).filter(({ name }) => !deal.withheld.some(({ field }) => field === name)),
        only,
      )}
      initial={recordOf(deal).values}
      version={deal.version}
      submitLabel={i18n.t('Save')}
      save={async ({ values, changed, version }) => {
        const changes = Object.fromEntries(changed.map((name) => [name, dealInputOf(values, name)]));
        const input: DealUpdateInput = { ...changes, id, ifVersion: version };
        const { data: answer } = await update({ variables: { input } });
        return answer?.dealUpdate.errors ?? [];
      }}
      reload={async () => {
        const { data: fresh } = await refetch();
        return fresh?.deal ? recordOf(fresh.deal) : null;
      }}
      onSaved={onSaved}
      onCancel={onCancel}
    />
  );
}
