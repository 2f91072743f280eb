import { useMutation } from '@apollo/client/react';
import { Checkbox, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import type { Pipeline, Stage } from './pipeline-query.ts';
import { kindChoices, REQUIREMENTS, requirementName } from './stage-words.ts';

const StageAddMutation = graphql(`
  mutation StageAdd($input: StageAddInput!) @purpose(is: SECURITY) {
    stageAdd(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const StageUpdateMutation = graphql(`
  mutation StageUpdate($input: StageUpdateInput!) @purpose(is: SECURITY) {
    stageUpdate(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface StageDialogProps {
  pipeline: Pipeline;
  /** Null for one that is to be added. */
  stage: Stage | null;
  onClose: () => void;
  onDone: () => void;
}

/** Adds a stage or changes one. What it means for deals, open, won or lost, is chosen once. */
export function StageDialog(props: StageDialogProps) {
  const i18n = useI18n();
  const { pipeline, stage, onClose } = props;
  const [add] = useMutation(StageAddMutation);
  const [update] = useMutation(StageUpdateMutation);
  const form = useForm<StageValues>({
    initialValues: valuesOf(stage),
    validate: { name: (name) => (name.trim() ? null : i18n.t('Give the stage a name.')) },
  });
  const command = useFormCommand(form, ['name', 'probability', 'rottingDays']);
  const submit = form.onSubmit(async (values) => {
    const fields = inputOf(values);
    const done = await command.run(async () => {
      if (!stage) {
        const input = { ...fields, pipelineId: pipeline.id, kind: values.kind };
        return (await add({ variables: { input } })).data?.stageAdd.errors;
      }
      const input = { ...fields, id: stage.id, ifVersion: stage.version };
      return (await update({ variables: { input } })).data?.stageUpdate.errors;
    });
    if (!done) return;
    onClose();
    props.onDone();
  });
  return (
    <Modal opened onClose={onClose} title={stage ? i18n.t('Edit the stage') : i18n.t('Add a stage')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <UserErrors errors={command.errors} />
          <TextInput
            label={i18n.t('Name')}
            data-autofocus
            required
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          {!stage && (
            <NativeSelect label={i18n.t('What it means')} data={kindChoices(i18n)} {...form.getInputProps('kind')} />
          )}
          <NumberInput
            label={i18n.t('Chance of winning, in percent')}
            description={i18n.t('Forecasts count a deal with this share of its value.')}
            min={0}
            max={100}
            allowDecimal={false}
            {...form.getInputProps('probability')}
          />
          <NumberInput
            label={i18n.t('Rots after, in days')}
            description={i18n.t('A deal that stays longer is marked. Leave it empty for never.')}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('rottingDays')}
          />
          <Checkbox.Group label={i18n.t('A deal needs before it enters')} {...form.getInputProps('requirements')}>
            <Stack gap="xs" mt="xs">
              {REQUIREMENTS.map((one) => (
                <Checkbox key={one} value={one} label={requirementName(i18n, one)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {(stage?.kind ?? form.values.kind) === 'lost' && (
            <p className={screen.note}>{i18n.t('A lost deal always needs the reason of the loss.')}</p>
          )}
          <FormActions
            submitLabel={stage ? i18n.t('Save') : i18n.t('Add the stage')}
            saving={command.busy}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}

interface StageValues {
  readonly name: string;
  readonly kind: string;
  readonly probability: number | string;
  readonly rottingDays: number | string;
  readonly requirements: readonly string[];
}

function valuesOf(stage: Stage | null): StageValues {
  return {
    name: stage?.name ?? '',
    kind: stage?.kind ?? 'open',
    probability: stage?.probability ?? 50,
    rottingDays: stage?.rottingDays ?? '',
    requirements: stage ? REQUIREMENTS.filter((one) => stage[one]) : [],
  };
}

function inputOf(values: StageValues) {
  const asks = (one: string) => values.requirements.includes(one);
  return {
    name: values.name.trim(),
    // An empty box is no chance at all; the API says its limits.
    probability: Number(values.probability),
    rottingDays: values.rottingDays === '' ? null : Number(values.rottingDays),
    requiresValue: asks('requiresValue'),
    requiresExpectedClose: asks('requiresExpectedClose'),
    requiresCompany: asks('requiresCompany'),
    requiresContact: asks('requiresContact'),
    requiresOwner: asks('requiresOwner'),
  };
}
