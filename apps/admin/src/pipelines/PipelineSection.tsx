import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ConfirmDialog, UserErrors, useI18n } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { type Command, useCommand } from '../screen/use-command.ts';
import { PipelineNameDialog } from './PipelineNameDialog.tsx';
import { inOrder, type Pipeline, type Stage } from './pipeline-query.ts';
import styles from './pipelines.module.css';
import { StageDialog } from './StageDialog.tsx';
import { StageLine } from './StageLine.tsx';

const PipelineReorderMutation = graphql(`
  mutation PipelineReorder($input: PipelineReorderInput!) @purpose(is: SECURITY) {
    pipelineReorder(input: $input) {
      record {
        id
        version
        stages {
          id
          version
          position
        }
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PipelineRemoveMutation = graphql(`
  mutation PipelineRemove($input: RecordInput!) @purpose(is: SECURITY) {
    pipelineRemove(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const StageRemoveMutation = graphql(`
  mutation StageRemove($input: RecordInput!) @purpose(is: SECURITY) {
    stageRemove(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface PipelineSectionProps {
  pipeline: Pipeline;
  /** How many deals stand in a stage, by its id. */
  deals: ReadonlyMap<string | null | undefined, number>;
  /** A workspace keeps one. */
  isOnly: boolean;
  onDone: () => void;
}

type Asked = { readonly what: 'stage'; readonly stage: Stage } | { readonly what: 'pipeline' } | null;

/** A pipeline with its stages in their order, and what can be done with it. */
export function PipelineSection({ pipeline, deals, isOnly, onDone }: PipelineSectionProps) {
  const i18n = useI18n();
  const titleId = useId();
  const command = useCommand();
  const [reorder] = useMutation(PipelineReorderMutation);
  const [renaming, setRenaming] = useState(false);
  const [edited, setEdited] = useState<Stage | 'new' | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const stages = inOrder(pipeline.stages);
  const count = stages.reduce((sum, { id }) => sum + (deals.get(id) ?? 0), 0);

  const move = (from: number, to: number) =>
    command.run(async () => {
      const stageIds = stages.map(({ id }) => id);
      stageIds.splice(to, 0, ...stageIds.splice(from, 1));
      const input = { id: pipeline.id, ifVersion: pipeline.version, stageIds };
      return (await reorder({ variables: { input } })).data?.pipelineReorder.errors;
    });
  return (
    <section className={styles.pipeline} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={screen.sectionTitle}>
          {pipeline.name}
        </h2>
        <span className={screen.note}>{i18n.t('{count, plural, one {# deal} other {# deals}}', { count })}</span>
        <span className={styles.headActions}>
          <Button size="compact-sm" variant="default" onClick={() => setRenaming(true)}>
            {i18n.t('Rename')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isOnly}
            title={isOnly ? i18n.t('A workspace keeps one pipeline.') : undefined}
            onClick={() => setAsked({ what: 'pipeline' })}
          >
            {i18n.t('Remove')}
          </Button>
        </span>
      </div>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <ol className={styles.stages}>
        {stages.map((stage, place) => (
          <StageLine
            key={stage.id}
            stage={stage}
            deals={deals.get(stage.id) ?? 0}
            onUp={place > 0 ? () => void move(place, place - 1) : undefined}
            onDown={place < stages.length - 1 ? () => void move(place, place + 1) : undefined}
            onEdit={() => setEdited(stage)}
            onRemove={() => setAsked({ what: 'stage', stage })}
          />
        ))}
      </ol>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {i18n.t('Add a stage')}
        </Button>
      </div>
      <PipelineNameDialog pipeline={pipeline} opened={renaming} onClose={() => setRenaming(false)} onDone={onDone} />
      {edited && (
        <StageDialog
          pipeline={pipeline}
          stage={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={onDone}
        />
      )}
      {asked && (
        <RemoveDialog
          pipeline={pipeline}
          asked={asked}
          command={command}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </section>
  );
}

interface RemoveDialogProps {
  pipeline: Pipeline;
  asked: NonNullable<Asked>;
  command: Command;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before something goes; a refusal is said in the pipeline, where it stays to be read. */
function RemoveDialog({ pipeline, asked, command, onClose, onDone }: RemoveDialogProps) {
  const i18n = useI18n();
  const [removePipeline] = useMutation(PipelineRemoveMutation);
  const [removeStage] = useMutation(StageRemoveMutation);
  const stage = asked.what === 'stage' ? asked.stage : null;
  const remove = async () => {
    const done = await command.run(async () => {
      const { id, version } = stage ?? pipeline;
      const options = { variables: { input: { id, ifVersion: version } } };
      return stage
        ? (await removeStage(options)).data?.stageRemove.errors
        : (await removePipeline(options)).data?.pipelineRemove.errors;
    });
    if (done) onDone();
  };
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={
        stage
          ? i18n.t('Remove the stage “{name}”?', { name: stage.name })
          : i18n.t('Remove the pipeline “{name}”?', { name: pipeline.name })
      }
      confirmLabel={stage ? i18n.t('Remove the stage') : i18n.t('Remove the pipeline')}
      onConfirm={remove}
    >
      <p className={screen.note}>
        {i18n.t(
          'It goes only while no deal is in it, those in the bin included. What deals went through stays in their history.',
        )}
      </p>
    </ConfirmDialog>
  );
}
