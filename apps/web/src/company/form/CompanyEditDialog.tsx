import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import type { CompanyUpdateInput } from '../../gql/graphql.ts';
import { type EditFormProps, EditState, onlyField } from '../../record/inline/EditState.tsx';
import { companyFields, companyInputOf } from './company-fields.ts';
import { CompanyEditQuery, CompanyUpdateMutation, recordOf } from './company-update.ts';

/** Changes a company. */
export function CompanyEditDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const saved = () => {
    toast({ message: i18n.t('Saved') });
    onClose();
  };
  return (
    <RecordDialog title={i18n.t('Edit company')} onClose={onClose}>
      <CompanyEditForm id={id} onSaved={saved} onCancel={onClose} />
    </RecordDialog>
  );
}

/** The fields in which it is changed, or one of them in the place of its value. */
export function CompanyEditForm({ id, only, onSaved, onCancel }: EditFormProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(CompanyEditQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [update] = useMutation(CompanyUpdateMutation);
  const company = data?.company;
  if (!company)
    return (
      <EditState
        isInline={only !== undefined}
        isLoading={loading}
        error={error}
        failed={i18n.t('The company could not be loaded')}
        missing={i18n.t('There is no such company')}
        onRetry={() => void refetch()}
      />
    );
  return (
    <RecordForm
      fields={onlyField(
        companyFields(i18n, {
          owner: company.owner?.displayName ?? null,
          parent: company.parent?.name ?? null,
        }).filter(({ name }) => !company.withheld.some(({ field }) => field === name)),
        only,
      )}
      initial={recordOf(company).values}
      version={company.version}
      submitLabel={i18n.t('Save')}
      save={async ({ values, changed, version }) => {
        const changes = Object.fromEntries(changed.map((name) => [name, companyInputOf(values, name)]));
        const input: CompanyUpdateInput = { ...changes, id, ifVersion: version };
        const { data: answer } = await update({ variables: { input } });
        return answer?.companyUpdate.errors ?? [];
      }}
      reload={async () => {
        const { data: fresh } = await refetch();
        return fresh?.company ? recordOf(fresh.company) : null;
      }}
      onSaved={onSaved}
      onCancel={onCancel}
    />
  );
}
