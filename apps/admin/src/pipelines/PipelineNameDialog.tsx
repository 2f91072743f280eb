import { useMutation } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { useFormCommand } from '../screen/use-command.ts';

const PipelineCreateMutation = graphql(`
  mutation PipelineCreate($input: PipelineCreateInput!) @purpose(is: SECURITY) {
    pipelineCreate(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PipelineRenameMutation = graphql(`
  mutation PipelineRename($input: PipelineRenameInput!) @purpose(is: SECURITY) {
    pipelineRename(input: $input) {
      record {
        id
        version
        name
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface PipelineNameDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The one to rename; without it a new one is made. */
  pipeline?: { id: string; name: string; version: number };
  onDone: () => void;
}

/** Names a pipeline: a new one, or one that exists. */
export function PipelineNameDialog(props: PipelineNameDialogProps) {
  const i18n = useI18n();
  const title = props.pipeline ? i18n.t('Rename the pipeline') : i18n.t('New pipeline');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title}>
      {props.opened && <NameForm {...props} />}
    </Modal>
  );
}

function NameForm({ pipeline, onClose, onDone }: PipelineNameDialogProps) {
  const i18n = useI18n();
  const [create] = useMutation(PipelineCreateMutation);
  const [rename] = useMutation(PipelineRenameMutation);
  const form = useForm({
    initialValues: { name: pipeline?.name ?? '' },
    validate: { name: (name) => (name.trim() ? null : i18n.t('Give the pipeline a name.')) },
  });
  const command = useFormCommand(form, ['name']);
  const submit = form.onSubmit(async (values) => {
    const name = values.name.trim();
    const done = await command.run(async () => {
      if (!pipeline) return (await create({ variables: { input: { name } } })).data?.pipelineCreate.errors;
      const input = { id: pipeline.id, ifVersion: pipeline.version, name };
      return (await rename({ variables: { input } })).data?.pipelineRename.errors;
    });
    if (!done) return;
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} />
        <TextInput
          label={i18n.t('Name')}
          description={pipeline ? undefined : i18n.t('It begins with four stages that you change afterwards.')}
          data-autofocus
          required
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <FormActions
          submitLabel={pipeline ? i18n.t('Rename') : i18n.t('Make the pipeline')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
