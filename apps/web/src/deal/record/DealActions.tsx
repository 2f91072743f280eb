import type { FragmentType } from '@apollo/client';
import { Button, Menu } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { IconArrowRight, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealActions_DealFragment } from '../../gql/graphql.ts';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useEditShortcut } from '../../record/use-edit-shortcut.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { dealName } from '../deal-columns.tsx';
import { DealEditDialog } from '../form/DealEditDialog.tsx';
import { useMayEnter } from '../stage/use-may-enter.ts';
import { type Stage, usePipelines } from '../stage/use-pipelines.ts';
import { useStageEntry } from '../stage/use-stage-entry.tsx';
import { useDealBin } from './use-deal-bin.ts';

const DealActions_deal = graphql(`
  fragment DealActions_deal on Deal {
    id
    version
    name
    stage {
      id
      kind
    }
    pipeline {
      id
    }
  }
`);

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What can be done with a deal: move it on, win or lose it, edit, delete. */
export function DealActions(props: { deal: FragmentType<DealActions_DealFragment> }) {
  const i18n = useI18n();
  const toast = useToast();
  const router = useRouter();
  const { workspace } = useSession();
  const deal = useFragmentData(DealActions_deal, props.deal);
  const { pipelines } = usePipelines();
  const { enter, dialog } = useStageEntry();
  const moveToBin = useDealBin();
  const [isEditing, setEditing] = useState(false);
  const onEdit = useMay('deal:update') ? () => setEditing(true) : undefined;
  const mayDelete = useMay('deal:delete');
  const mayEnter = useMayEnter();
  useEditShortcut(onEdit);
  const stages = pipelines?.find(({ id }) => id === deal.pipeline?.id)?.stages ?? [];
  const won = stages.find(({ kind }) => kind === 'won');

  const goTo = async (stage: Stage) => {
    if (await enter({ ...deal, name: dealName(i18n, deal) }, stage))
      toast({ message: i18n.t('Moved to {stage}', { stage: stage.name }) });
  };
  const remove = async () => {
    if (await moveToBin(deal.id))
      await router.navigate({ to: '/w/$workspace/deals', params: { workspace: workspace.slug } });
  };
  const stageMenu = stages
    .filter((stage) => stage.id !== deal.stage?.id && mayEnter(stage))
    .map((stage) => (
      <Menu.Item key={stage.id} leftSection={stageIcon(stage.kind)} onClick={() => void goTo(stage)}>
        {i18n.t('Move to {stage}', { stage: stage.name })}
      </Menu.Item>
    ));
  return (
    <>
      <RecordActions onEdit={onEdit} onDelete={mayDelete ? () => void remove() : undefined} more={stageMenu}>
        {won && mayEnter(won) && deal.stage?.kind === 'open' && (
          <Button leftSection={<IconCircleCheck {...icon} />} onClick={() => void goTo(won)}>
            {i18n.t('Mark as won')}
          </Button>
        )}
      </RecordActions>
      {isEditing && <DealEditDialog id={deal.id} onClose={() => setEditing(false)} />}
      {dialog}
    </>
  );
}

function stageIcon(kind: string) {
  if (kind === 'won') return <IconCircleCheck {...icon} />;
  return kind === 'lost' ? <IconCircleX {...icon} /> : <IconArrowRight {...icon} />;
}
