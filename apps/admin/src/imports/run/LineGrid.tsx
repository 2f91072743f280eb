import { Anchor, SegmentedControl } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, formatNumber, type GridColumn, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ImportLinesQuery as LineData } from '../../gql/graphql.ts';
import { listGrid } from '../../screen/list-grid.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import { pageOf } from '../../screen/record-href.ts';
import screen from '../../screen/screen.module.css';
import wizard from '../wizard.module.css';
import { outcomeTone, outcomeWord, trialWord } from '../words/import-words.ts';
import type { ImportRun } from './import-run.ts';

const ImportLinesQuery = graphql(`
  query ImportLines(
    $id: ID!
    $where: ImportLineFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: DATA_CARE) {
    importRun(id: $id) {
      id
      lines(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          line
          outcome
          reason
          columnName
          recordType
          recordId
        }
        pageInfo {
          startCursor
          endCursor
          hasNextPage
        }
        totalCount @include(if: $withCount) {
          value
          relation
        }
      }
    }
  }
`);

type Line = NonNullable<LineData['importRun']>['lines']['nodes'][number];

const OUTCOMES = ['failed', 'skipped', 'updated', 'created'] as const;
const NO_LINES = { nodes: [], pageInfo: { startCursor: null, endCursor: null, hasNextPage: false } };

/** What became of each line; those that failed first, because they are what somebody has to do something about. */
export function LineGrid({ run, slug }: { run: ImportRun; slug: string }) {
  const i18n = useI18n();
  const counts = countsOf(run);
  const filled = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const outcome = chosen ?? (counts.failed > 0 ? 'failed' : 'all');
  const isTrial = run.state === 'checked';
  const word = isTrial ? trialWord : outcomeWord;
  const columns = useMemo(() => {
    const all = lineColumns(i18n, slug, word);
    return isTrial ? all.filter(({ id }) => id !== 'record') : all;
  }, [i18n, slug, word, isTrial]);
  const list = useConnectionWindows({
    query: ImportLinesQuery,
    variables: { id: run.id, where: outcome === 'all' ? null : { outcome: { eq: outcome } } },
    select: (data) => data.importRun?.lines ?? NO_LINES,
  });
  return (
    <section className={wizard.lines} aria-label={i18n.t('Lines')}>
      <div className={wizard.tabs}>
        <SegmentedControl
          value={outcome}
          onChange={setChosen}
          data={[
            { value: 'all', label: i18n.t('All lines') },
            ...filled.map((value) => ({
              value,
              label: `${word(i18n, value)} ${formatNumber(i18n.locale, counts[value])}`,
            })),
          ]}
        />
      </div>
      <DataGrid
        label={i18n.t('Lines')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ line }) => String(line)}
        rowLabel={({ line }) => i18n.t('Line {line}', { line })}
        emptyState={<EmptyState title={i18n.t('No lines')} />}
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The lines could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
        card={(line) => <LineCard line={line} word={word} />}
      />
    </section>
  );
}

/** How many lines had each outcome. */
function countsOf(run: ImportRun): Record<(typeof OUTCOMES)[number], number> {
  return {
    failed: run.failedCount,
    skipped: run.skippedCount,
    updated: run.updatedCount,
    created: run.createdCount,
  };
}

/** Says what became of a line, or what would. */
type OutcomeWord = typeof outcomeWord;

function lineColumns(i18n: Translator, slug: string, word: OutcomeWord): GridColumn<Line>[] {
  return [
    {
      id: 'line',
      header: i18n.t('Line'),
      width: 90,
      align: 'end',
      cell: ({ line }) => formatNumber(i18n.locale, line),
    },
    {
      ...{ id: 'outcome', header: i18n.t('Result'), width: 160 },
      cell: ({ outcome }) => <StatusBadge tone={outcomeTone(outcome)}>{word(i18n, outcome)}</StatusBadge>,
    },
    {
      id: 'column',
      header: i18n.t('Column'),
      width: 200,
      cell: ({ columnName }) => columnName && <bdi>{columnName}</bdi>,
    },
    { id: 'reason', header: i18n.t('Why'), width: 480, cell: ({ reason }) => reason && <bdi>{reason}</bdi> },
    {
      ...{ id: 'record', header: i18n.t('Record'), width: 140 },
      cell: ({ recordType, recordId }) => {
        const href = pageOf(slug, recordType, recordId);
        return (
          href && (
            <Anchor inherit href={href}>
              {i18n.t('Open')}
            </Anchor>
          )
        );
      },
    },
  ];
}

function LineCard({ line, word }: { line: Line; word: OutcomeWord }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <span className={screen.cardLine}>
        <strong>{i18n.t('Line {line}', { line: line.line })}</strong>
        <StatusBadge tone={outcomeTone(line.outcome)}>{word(i18n, line.outcome)}</StatusBadge>
      </span>
      {line.reason && (
        <span>
          {line.columnName && <bdi>{line.columnName}: </bdi>}
          <bdi>{line.reason}</bdi>
        </span>
      )}
    </div>
  );
}
