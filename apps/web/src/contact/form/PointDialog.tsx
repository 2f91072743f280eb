import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { nullable, textOf } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';

const ContactPointAddMutation = graphql(`
  mutation ContactPointAdd($input: ContactPointAddInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactPointAdd(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ContactPointUpdateMutation = graphql(`
  mutation ContactPointUpdate($input: ContactPointUpdateInput!, $purpose: Purpose! = RELATIONSHIP)
  @purpose(is: $purpose) {
    contactPointUpdate(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** An address that is added, or changed if it has an id. */
export interface EditedPoint {
  readonly id: string | null;
  readonly kind: 'email' | 'phone' | 'postal';
  readonly value: string | null;
  readonly label: string | null;
}

/** Adds or changes an e-mail address, a phone number or a postal address of a contact. */
export function PointDialog(props: { contactId: string; point: EditedPoint; onClose: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const { contactId, point, onClose } = props;
  const [add] = useMutation(ContactPointAddMutation);
  const [update] = useMutation(ContactPointUpdateMutation);
  const title = {
    email: point.id ? i18n.t('Edit e-mail') : i18n.t('Add e-mail'),
    phone: point.id ? i18n.t('Edit phone') : i18n.t('Add phone'),
    postal: point.id ? i18n.t('Edit address') : i18n.t('Add address'),
  }[point.kind];
  const name = { email: i18n.t('E-mail'), phone: i18n.t('Phone'), postal: i18n.t('Address') }[point.kind];
  const fields: FieldSpec[] = [
    {
      name: 'value',
      label: name,
      kind: point.kind === 'email' ? 'email' : point.kind === 'phone' ? 'tel' : 'textarea',
      isRequired: true,
    },
    { name: 'label', label: i18n.t('What it is'), description: i18n.t('Such as “work” or “home”.'), kind: 'text' },
  ];
  return (
    <RecordDialog title={title} onClose={onClose}>
      <RecordForm
        fields={fields}
        initial={{ value: textOf(point.value), label: textOf(point.label) }}
        submitLabel={i18n.t('Save')}
        duplicatesOf="contacts"
        save={async ({ values, allowDuplicate }) => {
          const changes = { contactId, value: values.value?.trim() ?? '', label: nullable(values.label) };
          if (point.id) {
            const { data } = await update({ variables: { input: { ...changes, id: point.id } } });
            return data?.contactPointUpdate.errors ?? [];
          }
          const { data } = await add({ variables: { input: { ...changes, kind: point.kind, allowDuplicate } } });
          return data?.contactPointAdd.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('Saved') });
          onClose();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}
