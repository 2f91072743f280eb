import { useMutation } from '@apollo/client/react';
import { Button, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { MemberPicker } from './MemberPicker.tsx';

const MemberLeaveMutation = graphql(`
  mutation MemberLeave($input: MemberLeaveInput!) @purpose(is: SECURITY) {
    memberLeave(input: $input) {
      record {
        id
        ...MemberColumns_member
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Lets a member go: access ends at once, and what they are responsible for is passed on. */
export function LeaveDialog(props: {
  member: { id: string; displayName: string; version: number };
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const i18n = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={i18n.t('Let {name} go?', { name: props.member.displayName })}
    >
      {props.opened && <LeaveForm {...props} />}
    </Modal>
  );
}

function LeaveForm({ member, onClose, onDone }: Parameters<typeof LeaveDialog>[0]) {
  const i18n = useI18n();
  const toast = useToast();
  const [leave] = useMutation(MemberLeaveMutation);
  const form = useForm<{ reassignToMemberId: string | null }>({ initialValues: { reassignToMemberId: null } });
  const command = useFormCommand(form, ['reassignToMemberId']);
  const submit = form.onSubmit(async ({ reassignToMemberId }) => {
    const input = { id: member.id, ifVersion: member.version, reassignToMemberId };
    const done = await command.run(async () => (await leave({ variables: { input } })).data?.memberLeave.errors);
    if (!done) return;
    toast({ message: i18n.t('{name} has left the workspace', { name: member.displayName }) });
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t(
            'They are signed out everywhere, their roles, keys and open invitations end now. Their records and open tasks go to the colleague you choose. What they did stays in the audit log under a number.',
          )}
        </p>
        <MemberPicker
          label={i18n.t('Who takes over?')}
          description={i18n.t('Needed if they own records or open tasks.')}
          except={[member.id]}
          {...form.getInputProps('reassignToMemberId')}
          value={form.values.reassignToMemberId}
          onChange={(memberId) => form.setFieldValue('reassignToMemberId', memberId)}
        />
        <div className={screen.actions}>
          <Button type="submit" color="red" loading={command.busy}>
            {i18n.t('Let them go')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
