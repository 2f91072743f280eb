import { useMutation } from '@apollo/client/react';
import { FactList, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { MemberPicker } from '../../members/MemberPicker.tsx';
import { useCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from './request-detail.ts';

const RequestAssignMutation = graphql(`
  mutation RequestAssign($input: PrivacyRequestAssignInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestAssign(input: $input) {
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

/** Who handles the request; chosen among those who may. */
export function AssigneeField({ request, isOpen }: { request: RequestDetail; isOpen: boolean }) {
  const i18n = useI18n();
  const command = useCommand();
  const [assign] = useMutation(RequestAssignMutation);
  const { assignee } = request;
  if (!isOpen) return <FactList facts={[{ label: i18n.t('Handled by'), value: assignee?.displayName ?? '—' }]} />;
  const choose = (memberId: string | null) =>
    void command.run(async () => {
      const input = { id: request.id, ifVersion: request.version, memberId };
      return (await assign({ variables: { input } })).data?.privacyRequestAssign.errors;
    });
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Only an owner or a privacy officer can handle requests.')} />
      <MemberPicker label={i18n.t('Handled by')} value={assignee?.id ?? null} chosen={assignee} onChange={choose} />
    </>
  );
}
