import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { useDraft } from '../../form/draft/use-draft.ts';
import type { FormValues } from '../../form/model/field-spec.ts';
import { nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ContactCreateInput, ContactPointInput } from '../../gql/graphql.ts';
import { NEW_CONTACT, newContactFields } from './contact-fields.ts';

const ContactCreateMutation = graphql(`
  mutation ContactCreate($input: ContactCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactCreate(input: $input) {
      record {
        id
        ...ContactColumns_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface ContactCreateDialogProps {
  /** The company at which the person works, where the form is opened from one. */
  company?: { id: string; name: string | null };
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Records a person, with where the data comes from. */
export function ContactCreateDialog({ company, onClose, onCreated }: ContactCreateDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [create] = useMutation(ContactCreateMutation);
  const draft = useDraft(company ? `contact of ${company.id}` : 'contact');
  let created: string | null = null;
  return (
    <RecordDialog title={i18n.t('New contact')} onClose={onClose}>
      <RecordForm
        fields={newContactFields(i18n, { company: company?.name ?? null })}
        initial={{ ...NEW_CONTACT, companyId: company?.id ?? '' }}
        draft={draft}
        submitLabel={i18n.t('Create contact')}
        duplicatesOf="contacts"
        save={async ({ values, allowDuplicate }) => {
          const { data } = await create({ variables: { input: { ...inputOf(values), allowDuplicate } } });
          created = data?.contactCreate.record?.id ?? null;
          return data?.contactCreate.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('Contact created') });
          if (created) onCreated(created);
          else onClose();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}

function inputOf(values: FormValues): ContactCreateInput {
  const point = (kind: string, value: string | undefined): ContactPointInput[] =>
    nullable(value) === null ? [] : [{ kind, value: value?.trim() ?? '', isPrimary: true }];
  return {
    fullName: nullable(values.fullName),
    jobTitle: nullable(values.jobTitle),
    companyId: nullable(values.companyId),
    country: nullable(values.country),
    lifecycle: nullable(values.lifecycle),
    collectedFrom: nullable(values.collectedFrom),
    source: nullable(values.source),
    points: [...point('email', values.email), ...point('phone', values.phone)],
  };
}
