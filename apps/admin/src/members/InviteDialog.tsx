import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { InviteForm } from './InviteForm.tsx';

const MemberInviteMutation = graphql(`
  mutation MemberInvite($input: MemberInviteInput!) @purpose(is: SECURITY) {
    memberInvite(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Invites a new member, or one who has no account yet. */
export function InviteDialog(props: {
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
  existing?: { id: string; fullName: string | null; email: string | null; roleKeys: readonly string[] };
}) {
  const i18n = useI18n();
  const toast = useToast();
  const [invite] = useMutation(MemberInviteMutation);
  const { existing } = props;
  return (
    <InviteForm
      opened={props.opened}
      onClose={props.onClose}
      existing={existing && { fullName: existing.fullName, email: existing.email, roles: existing.roleKeys }}
      onInvite={async ({ email, fullName, roles }) => {
        const input = { email, fullName: fullName || null, roles, memberId: existing?.id ?? null };
        const errors = (await invite({ variables: { input } })).data?.memberInvite.errors;
        if (errors?.length === 0) {
          toast({ message: i18n.t('The invitation was sent to {email}', { email }) });
          props.onDone();
        }
        return errors;
      }}
    />
  );
}
