import { useMutation } from '@apollo/client/react';
import { Checkbox } from '@mantine/core';
import { useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { useDraft } from '../../form/draft/use-draft.ts';
import { moneyTexts } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import { useSees, useSession } from '../../session/use-session.ts';
import { companyFields, companyInputOf } from './company-fields.ts';

const CompanyCreateMutation = graphql(`
  mutation CompanyCreate($input: CompanyCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    companyCreate(input: $input) {
      record {
        id
        ...CompanyColumns_company
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Records a company. A sole trader is a person, so the data is protected as a person's. */
export function CompanyCreateDialog(props: { onClose: () => void; onCreated: (id: string) => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const { currency } = useSession();
  const draft = useDraft('company');
  const [isSoleTrader, setSoleTrader] = useState(draft.kept?.values.isSoleTrader === 'true');
  const [create] = useMutation(CompanyCreateMutation);
  const seesRevenue = useSees('Company.annualRevenue');
  const fields = companyFields(i18n).filter(({ name }) => seesRevenue || name !== 'annualRevenue');
  let created: string | null = null;
  return (
    <RecordDialog title={i18n.t('New company')} onClose={props.onClose}>
      <RecordForm
        fields={fields}
        initial={{
          ...Object.fromEntries(fields.map(({ name }) => [name, ''])),
          ...moneyTexts('annualRevenue', null),
          annualRevenueCurrency: currency,
        }}
        draft={draft}
        also={{ isSoleTrader: String(isSoleTrader) }}
        onBeginAnew={() => setSoleTrader(false)}
        submitLabel={i18n.t('Create company')}
        save={async ({ values, changed }) => {
          const given = Object.fromEntries(changed.map((name) => [name, companyInputOf(values, name)]));
          const input = { ...given, name: values.name?.trim() ?? '', isSoleTrader };
          const { data } = await create({ variables: { input } });
          created = data?.companyCreate.record?.id ?? null;
          return data?.companyCreate.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('Company created') });
          if (created) props.onCreated(created);
          else props.onClose();
        }}
        onCancel={props.onClose}
      >
        <Checkbox
          label={i18n.t('A sole trader: the company is a person')}
          checked={isSoleTrader}
          onChange={(event) => setSoleTrader(event.currentTarget.checked)}
        />
      </RecordForm>
    </RecordDialog>
  );
}
