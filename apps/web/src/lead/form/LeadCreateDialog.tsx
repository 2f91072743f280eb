import { useMutation } from '@apollo/client/react';
import { Checkbox, SegmentedControl } from '@mantine/core';
import { type Translator, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { originChoices } from '../../contact/contact-words.ts';
import { useDraft } from '../../form/draft/use-draft.ts';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { LeadCreateInput } from '../../gql/graphql.ts';
import { leadFields, leadInputOf } from './lead-fields.ts';

const LeadCreateMutation = graphql(`
  mutation LeadCreate($input: LeadCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadCreate(input: $input) {
      record {
        id
        ...LeadColumns_lead
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const EMPTY: FormValues = {
  ...{ contactId: '', fullName: '', email: '', collectedFrom: 'person' },
  ...{ enquiry: '', source: '', origin: '', score: '', ownerId: '' },
};

/** Records an enquiry of somebody who is known, or of a new person. */
export function LeadCreateDialog(props: { onClose: () => void; onCreated: (id: string) => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const draft = useDraft('lead');
  const [who, setWho] = useState(draft.kept?.values.who ?? 'new');
  const [isDeleted, setDeleted] = useState(false);
  const [cameBack, setCameBack] = useState(false);
  const [create] = useMutation(LeadCreateMutation);
  let created: string | null = null;
  return (
    <RecordDialog title={i18n.t('New lead')} onClose={props.onClose}>
      <SegmentedControl
        aria-label={i18n.t('Whose enquiry')}
        mb="md"
        value={who}
        onChange={setWho}
        data={[
          { value: 'new', label: i18n.t('A new person') },
          { value: 'known', label: i18n.t('A known contact') },
        ]}
      />
      <RecordForm
        fields={[...personFields(i18n, who === 'known'), ...leadFields(i18n)]}
        initial={EMPTY}
        draft={draft}
        also={{ who }}
        onBeginAnew={() => setWho('new')}
        submitLabel={i18n.t('Create lead')}
        duplicatesOf="contacts"
        save={async ({ values, changed, allowDuplicate }) => {
          const own = leadFields(i18n).filter(({ name }) => changed.includes(name));
          const given = Object.fromEntries(own.map(({ name }) => [name, leadInputOf(values, name)]));
          const person = who === 'known' ? { contactId: values.contactId ?? '' } : personOf(values, allowDuplicate);
          const input: LeadCreateInput = { ...given, ...person, ...(cameBack && who === 'new' ? { cameBack } : {}) };
          const { data } = await create({ variables: { input } });
          created = data?.leadCreate.record?.id ?? null;
          const refusals = data?.leadCreate.errors ?? [];
          if (refusals.some(({ code }) => code === 'SUPPRESSED')) setDeleted(true);
          return refusals;
        }}
        onSaved={() => {
          toast({ message: i18n.t('Lead created') });
          if (created) props.onCreated(created);
          else props.onClose();
        }}
        onCancel={props.onClose}
      >
        {isDeleted && who === 'new' && (
          <Checkbox
            checked={cameBack}
            onChange={(event) => setCameBack(event.currentTarget.checked)}
            label={i18n.t('They wrote to us again of their own accord')}
            description={i18n.t(
              'What they wrote has to stand in the enquiry. You may answer them; for offers and news they have to agree anew. The audit keeps that you said so.',
            )}
          />
        )}
      </RecordForm>
    </RecordDialog>
  );
}

function personFields(i18n: Translator, isKnown: boolean): FieldSpec[] {
  if (isKnown)
    return [{ name: 'contactId', label: i18n.t('Contact'), kind: 'contact', isRequired: true, paths: ['contact'] }];
  return [
    { name: 'fullName', label: i18n.t('Name'), kind: 'text', isRequired: true, paths: ['contact.fullName'] },
    { name: 'email', label: i18n.t('E-mail'), kind: 'email', isHalf: true, paths: ['contact.points', 'points'] },
    {
      name: 'collectedFrom',
      label: i18n.t('Where the data comes from'),
      kind: 'select',
      choices: originChoices(i18n),
      isHalf: true,
    },
  ];
}

function personOf(values: FormValues, allowDuplicate: boolean): LeadCreateInput {
  const email = nullable(values.email);
  return {
    contact: {
      fullName: nullable(values.fullName),
      collectedFrom: nullable(values.collectedFrom),
      lifecycle: 'lead',
      points: email ? [{ kind: 'email', value: email, isPrimary: true }] : [],
      allowDuplicate,
    },
  };
}
