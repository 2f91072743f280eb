import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { Board, LoadingRows, PageHeader, useI18n, usePageTitle, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { CreateButton, ListToolbar } from '../../list/ListToolbar.tsx';
import styles from '../../list/list.module.css';
import { useCreateShortcut } from '../../list/use-list-shortcuts.ts';
import { ViewBar } from '../../list/view/ViewBar.tsx';
import { recordHref } from '../../record/record-href.ts';
import { useSees, useSession } from '../../session/use-session.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import { type DealRow, dealName } from '../deal-columns.tsx';
import { type DealViewProps, useDealConditions } from '../deal-view.ts';
import { useMayEnter } from '../stage/use-may-enter.ts';
import type { Pipeline, Stage } from '../stage/use-pipelines.ts';
import { useStageEntry } from '../stage/use-stage-entry.tsx';
import { BoardCardBody } from './BoardCardBody.tsx';
import { boardColumns } from './board-columns.tsx';
import { useStageDeals } from './use-stage-deals.ts';

/** Count and sum of the deals of each stage. */
const DealSumsQuery = graphql(`
  query DealSums($where: DealFilter, $sum: DealSum, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealsAggregate(where: $where, groupBy: STAGE, sum: $sum) {
      key
      count
      sums {
        amount
        currency
      }
    }
  }
`);

interface DealBoardProps extends DealViewProps {
  pipelines: readonly Pipeline[] | null;
  error: unknown;
  onRetry: () => void;
}

/** The deals by stage; a card is moved by drag, by keyboard and by its menu. */
export function DealBoard(props: DealBoardProps) {
  const i18n = useI18n();
  const { pipelines, view } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  usePageTitle(i18n.t('Deals'));
  useCreateShortcut(i18n.t('New deal'), props.onCreate);
  const pipeline = pipelines?.find(({ id }) => id === chosen) ?? pipelines?.[0];
  return (
    <div className={styles.screen}>
      <PageHeader title={i18n.t('Deals')} />
      <ListToolbar
        fields={props.fields}
        search={view.search}
        onSearchChange={view.change}
        views={
          <>
            <ViewBar view={view} whole={i18n.t('All deals')} />
            {props.viewSwitcher}
            {pipelines && pipelines.length > 1 && pipeline && (
              <NativeSelect
                aria-label={i18n.t('Pipeline')}
                value={pipeline.id}
                data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )}
          </>
        }
        searchLabel={i18n.t('Search deals by name')}
        create={<CreateButton label={i18n.t('New deal')} onCreate={props.onCreate} />}
      />
      {pipeline ? (
        <Stages {...props} key={pipeline.id} pipeline={pipeline} />
      ) : props.error ? (
        <QueryProblem title={i18n.t('The pipelines could not be loaded')} error={props.error} onRetry={props.onRetry} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function Stages({ pipeline, fields, view, onOpen }: DealBoardProps & { pipeline: Pipeline }) {
  const i18n = useI18n();
  const toast = useToast();
  const { workspace } = useSession();
  const { enter, dialog } = useStageEntry();
  const conditions = useDealConditions(fields)(view.search);
  const stageIds = pipeline.stages.map(({ id }) => id);
  const seesValue = useSees('Deal.value');
  const mayEnter = useMayEnter();
  const deals = useStageDeals(stageIds, conditions, seesValue ? 'VALUE' : 'CREATED_AT');
  const sums = useQuery(DealSumsQuery, {
    variables: { where: conditions.length > 0 ? { AND: conditions } : null, sum: seesValue ? 'VALUE' : null },
    fetchPolicy: 'cache-and-network',
  });
  const all = [...deals.cards.values()].flat();

  const onMove = async (id: string, to: string) => {
    const deal = all.find((one) => one.id === id);
    const from = pipeline.stages.find((stage) => stage.id === deal?.stage?.id);
    const target = pipeline.stages.find((stage) => stage.id === to);
    if (!deal || !from || !target || !(await enter({ ...deal, name: dealName(i18n, deal) }, target))) return false;
    await Promise.all([deals.refresh([from.id, to]), sums.refetch()]);
    toast({
      message: i18n.t('Moved to {stage}', { stage: target.name }),
      detail: dealName(i18n, deal),
      ...(from.kind === 'lost' ? {} : { onUndo: () => void undo(deal, from, to) }),
    });
    return true;
  };

  const undo = async (deal: DealRow, from: Stage, to: string) => {
    await enter({ id: deal.id, version: deal.version + 1, name: dealName(i18n, deal) }, from);
    await Promise.all([deals.refresh([from.id, to]), sums.refetch()]);
  };

  if (deals.error && all.length === 0)
    return (
      <QueryProblem
        title={i18n.t('The deals could not be loaded')}
        error={deals.error}
        onRetry={() => void deals.refresh(stageIds)}
      />
    );
  return (
    <>
      <Board
        label={i18n.t('Deals by stage')}
        columns={boardColumns(i18n, pipeline.stages, deals.cards, sums.data?.dealsAggregate ?? [])}
        cardKey={(deal) => deal.id}
        cardLabel={(deal) => dealName(i18n, deal)}
        renderCard={(deal) => <BoardCardBody deal={deal} seesValue={seesValue} />}
        canMove={() => pipeline.stages.some(mayEnter)}
        canEnter={(_, stageId) => pipeline.stages.some((stage) => stage.id === stageId && mayEnter(stage))}
        onMove={onMove}
        onOpen={({ id }) => onOpen(id)}
        cardHref={({ id }) => recordHref(workspace.slug, 'deals', id)}
        onShowMore={deals.showMore}
      />
      {dialog}
    </>
  );
}
