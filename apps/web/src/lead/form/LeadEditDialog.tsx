import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { textOf } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { type FormRecord, RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { LeadEditQuery as LeadEditData, LeadUpdateInput } from '../../gql/graphql.ts';
import { type EditFormProps, EditState, onlyField } from '../../record/inline/EditState.tsx';
import { leadFields, leadInputOf } from './lead-fields.ts';

const LeadEditQuery = graphql(`
  query LeadEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    lead(id: $id) {
      id
      version
      source
      origin
      score
      enquiry
      owner {
        id
        displayName
      }
      withheld {
        field
        reason
        category
      }
    }
  }
`);

const LeadUpdateMutation = graphql(`
  mutation LeadUpdate($input: LeadUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadUpdate(input: $input) {
      record {
        id
        version
        ...LeadColumns_lead
        ...LeadFacts_lead
        ...LeadEnquiry_lead
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

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

function recordOf(lead: NonNullable<LeadEditData['lead']>): FormRecord {
  const { source, origin, score, enquiry, owner } = lead;
  return {
    version: lead.version,
    values: {
      source: textOf(source),
      origin: textOf(origin),
      score: textOf(score),
      enquiry: textOf(enquiry),
      ownerId: textOf(owner?.id),
    },
  };
}
