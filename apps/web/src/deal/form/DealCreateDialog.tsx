import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { useDraft } from '../../form/draft/use-draft.ts';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import { useSees, useSession } from '../../session/use-session.ts';
import { type DealParts, NewDealParts } from '../parts/NewDealParts.tsx';
import { keptLines, lineInputOf, refusedLines, sumsOf } from '../parts/rows/line-rows.ts';
import { keptPeople, personInputOf } from '../parts/rows/person-rows.ts';
import { usePipelines } from '../stage/use-pipelines.ts';
import { dealFields, dealInputOf } from './deal-fields.ts';

const DealCreateMutation = graphql(`
  mutation DealCreate($input: DealCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealCreate(input: $input) {
      record {
        id
        ...DealColumns_deal
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface Chosen {
  readonly id: string;
  readonly name: string | null;
}

interface DealCreateDialogProps {
  company?: Chosen;
  contact?: Chosen;
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Records a deal; without a stage it starts at the first one. */
export function DealCreateDialog({ company, contact, onClose, onCreated }: DealCreateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const { currency } = useSession();
  const { pipelines } = usePipelines();
  const [create] = useMutation(DealCreateMutation);
  const stages = (pipelines ?? []).flatMap(({ name, stages: own }) =>
    own
      .filter(({ kind }) => kind === 'open')
      .map((stage) => ({ value: stage.id, label: pipelines?.length === 1 ? stage.name : `${name}: ${stage.name}` })),
  );
  const stage: FieldSpec = { name: 'stageId', label: i18n.t('Stage'), kind: 'select', choices: stages };
  const seesValue = useSees('Deal.value');
  const withValueNote = (field: FieldSpec) =>
    field.name === 'value' && sumsOf(parts.lines).length > 0
      ? { ...field, description: i18n.t('Left empty, it is what the products come to.') }
      : field;
  const [name, ...rest] = dealFields(i18n, { company: company?.name ?? null, contact: contact?.name ?? null }).filter(
    (field) => seesValue || field.name !== 'value',
  );
  const draft = useDraft(['deal', company?.id, contact?.id].filter(Boolean).join(' '));
  const begun = (values: FormValues | undefined): DealParts => ({
    lines: keptLines(values?.lines, currency),
    people: keptPeople(values?.people),
  });
  const [parts, setParts] = useState(() => begun(draft.kept?.values));
  let created: string | null = null;
  return (
    <RecordDialog title={i18n.t('New deal')} onClose={onClose}>
      {pipelines && name && (
        <RecordForm
          fields={[name, stage, ...rest.filter(({ name: field }) => field !== 'engagedOn').map(withValueNote)]}
          initial={{
            ...{ name: '', value: '', valueCurrency: currency, expectedCloseOn: '', ownerId: '' },
            ...{ companyId: company?.id ?? '', contactId: contact?.id ?? '', stageId: stages[0]?.value ?? '' },
          }}
          draft={draft}
          also={{ lines: JSON.stringify(parts.lines), people: JSON.stringify(parts.people) }}
          onBeginAnew={() => setParts(begun(undefined))}
          rowsOf={['lines', 'contacts']}
          submitLabel={i18n.t('Create deal')}
          save={async ({ values, changed }) => {
            const chosen = chosenIn(parts);
            setParts(chosen);
            const refused = refusedLines(i18n, chosen.lines);
            if (refused.length > 0) return refused;
            const given = Object.fromEntries(changed.map((field) => [field, dealInputOf(values, field)]));
            const input = {
              ...given,
              name: values.name?.trim() ?? '',
              companyId: nullable(values.companyId),
              contactId: nullable(values.contactId),
              stageId: nullable(values.stageId),
              ...(chosen.lines.length > 0 && { lines: chosen.lines.map(lineInputOf) }),
              ...(chosen.people.length > 0 && { contacts: chosen.people.map(personInputOf) }),
            };
            const { data } = await create({ variables: { input } });
            created = data?.dealCreate.record?.id ?? null;
            return data?.dealCreate.errors ?? [];
          }}
          onSaved={() => {
            toast({ message: i18n.t('Deal created') });
            if (created) onCreated(created);
            else onClose();
          }}
          onCancel={onClose}
        >
          {(refusals) => (
            <NewDealParts
              parts={parts}
              refusals={refusals}
              onChange={(change) => setParts((before) => ({ ...before, ...change }))}
            />
          )}
        </RecordForm>
      )}
    </RecordDialog>
  );
}

/** Without the rows in which nothing was chosen. */
function chosenIn({ lines, people }: DealParts): DealParts {
  return {
    lines: lines.filter(({ productId }) => productId !== ''),
    people: people.filter(({ contactId }) => contactId !== ''),
  };
}
