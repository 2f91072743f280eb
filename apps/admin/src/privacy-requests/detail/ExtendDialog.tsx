import { useMutation } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { ReasonForm } from './ReasonForm.tsx';
import type { RequestDetail } from './request-detail.ts';

const RequestExtendMutation = graphql(`
  mutation RequestExtend($input: PrivacyRequestExtendInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestExtend(input: $input) {
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

interface ExtendDialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Takes the longer period of the law, once, before the last day; the person is told why (GDPR Art. 12(3)). */
export function ExtendDialog(props: ExtendDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Take more time?')}>
      {props.opened && <ExtendForm {...props} />}
    </Modal>
  );
}

function ExtendForm({ request, onClose }: ExtendDialogProps) {
  const i18n = useI18n();
  const [extend] = useMutation(RequestExtendMutation);
  return (
    <ReasonForm
      note={i18n.t(
        'The law allows it once, for requests that are complex or many. The person is told the new day and why.',
      )}
      description={i18n.t('In 10 to 500 characters; the person reads it.')}
      submitLabel={i18n.t('Extend and tell the person')}
      send={async (reason) => {
        const input = { id: request.id, ifVersion: request.version, reason };
        return (await extend({ variables: { input } })).data?.privacyRequestExtend.errors;
      }}
      onClose={onClose}
    />
  );
}
