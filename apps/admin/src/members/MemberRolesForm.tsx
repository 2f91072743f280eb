import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { RolesField } from './RolesField.tsx';

const MemberRolesMutation = graphql(`
  mutation MemberRoles($input: MemberAssignRolesInput!) @purpose(is: SECURITY) {
    memberAssignRoles(input: $input) {
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

/** The roles of a member, changed as a whole; they hold from the member's next click on. */
export function MemberRolesForm({ member }: { member: { id: string; version: number; roleKeys: readonly string[] } }) {
  const i18n = useI18n();
  const toast = useToast();
  const [assign] = useMutation(MemberRolesMutation);
  const form = useForm<{ roles: string[] }>({
    initialValues: { roles: [...member.roleKeys] },
    validate: { roles: (roles) => (roles.length > 0 ? null : i18n.t('Choose at least one role.')) },
  });
  const command = useFormCommand(form, ['roles']);
  const submit = form.onSubmit(async ({ roles }) => {
    const input = { id: member.id, ifVersion: member.version, roles };
    const done = await command.run(async () => (await assign({ variables: { input } })).data?.memberAssignRoles.errors);
    if (done) toast({ message: i18n.t('The roles were changed') });
  });
  return (
    <form onSubmit={submit} className={screen.section}>
      <UserErrors errors={command.errors} title={i18n.t('The roles were not changed.')} />
      <RolesField
        value={form.values.roles}
        onChange={(roles) => form.setFieldValue('roles', roles)}
        error={form.errors.roles}
      />
      {form.isDirty() && (
        <div className={screen.actions}>
          <Button type="submit" loading={command.busy}>
            {i18n.t('Change the roles')}
          </Button>
          <Button variant="default" onClick={form.reset}>
            {i18n.t('Discard')}
          </Button>
        </div>
      )}
    </form>
  );
}
