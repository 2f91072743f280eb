import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { useFormCommand } from '../screen/use-command.ts';

const TeamCreateMutation = graphql(`
  mutation TeamCreate($input: TeamCreateInput!) @purpose(is: SECURITY) {
    teamCreate(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TeamRenameMutation = graphql(`
  mutation TeamRename($input: TeamRenameInput!) @purpose(is: SECURITY) {
    teamRename(input: $input) {
      record {
        id
        ...TeamRow_team
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface TeamNameDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The team to rename; without one a new team is made. */
  team?: { id: string; name: string; version: number };
  onDone: (id: string) => void;
}

/** Names a team: a new one, or one that exists. */
export function TeamNameDialog(props: TeamNameDialogProps) {
  const i18n = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.team ? i18n.t('Rename the team') : i18n.t('New team')}
    >
      {props.opened && <NameForm {...props} />}
    </Modal>
  );
}

function NameForm({ team, onClose, onDone }: TeamNameDialogProps) {
  const i18n = useI18n();
  const [create] = useMutation(TeamCreateMutation);
  const [rename] = useMutation(TeamRenameMutation);
  const form = useForm({
    initialValues: { name: team?.name ?? '' },
    validate: { name: (name) => (name.trim() ? null : i18n.t('Give the team a name.')) },
  });
  const command = useFormCommand(form, ['name']);
  const save = async (name: string) => {
    if (team) {
      const input = { id: team.id, ifVersion: team.version, name };
      return (await rename({ variables: { input } })).data?.teamRename;
    }
    return (await create({ variables: { input: { name } } })).data?.teamCreate;
  };
  const submit = form.onSubmit(async ({ name }) => {
    let id = team?.id;
    const done = await command.run(async () => {
      const payload = await save(name.trim());
      id ??= payload?.record?.id;
      return payload?.errors;
    });
    if (!done || !id) return;
    onClose();
    onDone(id);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} />
        <TextInput label={i18n.t('Name')} data-autofocus required autoComplete="off" {...form.getInputProps('name')} />
        <FormActions
          submitLabel={team ? i18n.t('Rename') : i18n.t('Make the team')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
