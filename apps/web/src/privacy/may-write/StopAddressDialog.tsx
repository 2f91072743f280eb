import { useMutation } from '@apollo/client/react';
import { type Translator, useI18n, useToast } from '@smartx/ui';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import panel from '../card-panel.module.css';
import { methodChoices } from '../consents/consent-words.ts';

const AddressStopMutation = graphql(`
  mutation AddressStop($input: SuppressionAddInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    suppressionAdd(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** An address that somebody wants left alone. */
export interface StoppedAddress {
  readonly kind: 'email' | 'phone';
  readonly value: string;
}

interface StopAddressDialogProps {
  readonly address: StoppedAddress;
  readonly onClose: () => void;
  readonly onStopped: () => void;
}

/** Asks how the person said it, and stops the address for everybody who has it. */
export function StopAddressDialog({ address, onClose, onStopped }: StopAddressDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [stop] = useMutation(AddressStopMutation);
  const fields: FieldSpec[] = [
    {
      ...{ name: 'method', kind: 'select', isRequired: true, choices: stopChoices(i18n) },
      label: i18n.t('How they said so'),
    },
  ];
  return (
    <RecordDialog title={i18n.t('Stop {address}?', { address: address.value })} onClose={onClose}>
      <p className={panel.note}>
        {i18n.t(
          'Nobody is written to or called at this address any more, whoever has it, until they write to you or buy from you again. For offers and news they have to agree anew.',
        )}
      </p>
      <RecordForm
        fields={fields}
        initial={{ method: 'phone-call' }}
        submitLabel={i18n.t('Stop this address')}
        save={async ({ values }) => {
          const input = { kind: address.kind, value: address.value, method: values.method ?? '' };
          return (await stop({ variables: { input } })).data?.suppressionAdd.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('The address is stopped') });
          onStopped();
          onClose();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}

/** How it was said, and what only ever ends the use of an address. */
function stopChoices(i18n: Translator) {
  return [
    ...methodChoices(i18n),
    { value: 'complaint', label: i18n.t('In a complaint') },
    { value: 'bounce', label: i18n.t('Mail to it comes back') },
  ];
}
