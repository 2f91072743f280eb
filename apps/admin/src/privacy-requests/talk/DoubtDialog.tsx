import { useMutation } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { ReasonForm } from '../detail/ReasonForm.tsx';
import type { RequestDetail } from '../detail/request-detail.ts';

const RequestDoubtMutation = graphql(`
  mutation RequestDoubt($input: PrivacyRequestDoubtInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestDoubt(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface DoubtDialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Notes a reasonable doubt about who asks: only then more than the code is asked for (GDPR Art. 12(6)). */
export function DoubtDialog(props: DoubtDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Doubt who asks?')}>
      {props.opened && <DoubtForm {...props} />}
    </Modal>
  );
}

function DoubtForm({ request, onClose }: DoubtDialogProps) {
  const i18n = useI18n();
  const [doubt] = useMutation(RequestDoubtMutation);
  return (
    <ReasonForm
      note={i18n.t(
        'The request counts as not proven until you confirm who asks. You can then ask the person one thing more; the answer is destroyed once you have checked it.',
      )}
      description={i18n.t('In 10 to 500 characters; the person does not read it.')}
      submitLabel={i18n.t('Note the doubt')}
      send={async (reason) => {
        const input = { id: request.id, ifVersion: request.version, reason };
        return (await doubt({ variables: { input } })).data?.privacyRequestDoubt.errors;
      }}
      onClose={onClose}
    />
  );
}
