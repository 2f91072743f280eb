import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { moneyOf, nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { LeadActions_LeadFragment, LeadConvertInput } from '../../gql/graphql.ts';
import { useSession } from '../../session/use-session.ts';
import { useUndoConversion } from '../record/use-undo-conversion.ts';

const LeadConvertMutation = graphql(`
  mutation LeadConvert($input: LeadConvertInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadConvert(input: $input) {
      record {
        id
        version
        status
        convertedDeal {
          id
        }
        ...LeadFacts_lead
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Makes a deal of an enquiry, and a company where there is none yet. */
export function LeadConvertDialog({ lead, onClose }: { lead: LeadActions_LeadFragment; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const router = useRouter();
  const { workspace, currency } = useSession();
  const [convert] = useMutation(LeadConvertMutation);
  const undo = useUndoConversion();
  const undoConversion = async (id: string) => {
    const params = { workspace: workspace.slug, id };
    // The deal goes: back to where it came from.
    if (await undo(id)) await router.navigate({ to: '/w/$workspace/leads/$id', params });
  };
  const company = lead.contact?.company ?? null;
  const fields: FieldSpec[] = [
    {
      name: 'name',
      label: i18n.t('Name of the deal'),
      kind: 'text',
      isRequired: true,
      maxLength: 200,
      paths: ['deal.name'],
    },
    { name: 'value', label: i18n.t('Value'), kind: 'money', paths: ['deal.value'] },
    {
      name: 'expectedCloseOn',
      label: i18n.t('Expected close'),
      kind: 'date',
      isHalf: true,
      paths: ['deal.expectedCloseOn'],
    },
    ...(company
      ? []
      : ([
          { name: 'companyId', label: i18n.t('Company'), kind: 'company', isHalf: true },
          {
            name: 'companyName',
            label: i18n.t('Or a company by its name'),
            description: i18n.t('It is made if there is none with this name.'),
            kind: 'text',
            maxLength: 200,
          },
        ] satisfies FieldSpec[])),
  ];
  let dealId: string | null = null;
  return (
    <RecordDialog title={i18n.t('Convert to deal')} onClose={onClose}>
      <RecordForm
        fields={fields}
        initial={{
          ...{ name: company?.name ?? lead.contact?.fullName ?? '', value: '', valueCurrency: currency },
          ...{ expectedCloseOn: '', companyId: '', companyName: '' },
        }}
        version={lead.version}
        submitLabel={i18n.t('Create deal')}
        save={async ({ values, version }) => {
          const companyId = nullable(values.companyId);
          const companyName = nullable(values.companyName);
          const input: LeadConvertInput = {
            id: lead.id,
            ifVersion: version,
            ...(companyId ? { companyId } : {}),
            ...(companyName ? { companyName } : {}),
            deal: {
              name: values.name?.trim() ?? '',
              value: moneyOf(values, 'value'),
              expectedCloseOn: nullable(values.expectedCloseOn),
            },
          };
          const { data } = await convert({ variables: { input } });
          dealId = data?.leadConvert.record?.convertedDeal?.id ?? null;
          return data?.leadConvert.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('The lead became a deal'), onUndo: () => void undoConversion(lead.id) });
          onClose();
          if (dealId)
            void router.navigate({
              to: '/w/$workspace/deals/$id',
              params: { workspace: workspace.slug, id: dealId },
            });
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}
