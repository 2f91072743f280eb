import { useQuery } from '@apollo/client/react';
import { DataGrid, EmptyState, type GridColumn, useI18n } from '@smartx/ui';
import { useMemo } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import type { ImportRun } from '../run/import-run.ts';
import wizard from '../wizard.module.css';

const ImportSampleQuery = graphql(`
  query ImportSample($id: ID!) @purpose(is: DATA_CARE) {
    importPreview(id: $id, lines: 20) {
      columns
      rows
    }
  }
`);

/** A line of the sample with its number in the file. */
interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The first lines of an import's file, by column; read anew when the file is. */
export function useSample(run: ImportRun) {
  return useQuery(ImportSampleQuery, { variables: { id: run.id }, fetchPolicy: 'network-only' });
}

/** The first twenty lines as they are understood. */
export function SampleGrid({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const { data, error, refetch } = useSample(run);
  const header = run.options?.headerLine ?? 1;
  const rows = useMemo(
    () => data?.importPreview.rows.map((cells, index): SampleRow => ({ line: header + 1 + index, cells })),
    [data, header],
  );
  const columns = useMemo(
    (): GridColumn<SampleRow>[] => [
      { id: 'line', header: i18n.t('Line'), width: 70, align: 'end', cell: ({ line }) => line },
      ...(data?.importPreview.columns ?? []).map((name, index) => ({
        ...{ id: `column-${index}`, header: name, width: 160 },
        cell: ({ cells }: SampleRow) => <bdi>{cells[index]}</bdi>,
      })),
    ],
    [i18n, data],
  );
  if (error) {
    return <ProblemState title={i18n.t('The file could not be read')} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={wizard.sample} style={{ '--grid-rows': (rows?.length ?? 6) + 1 }}>
      <DataGrid
        label={i18n.t('First lines of the file')}
        columns={columns}
        totalCount={rows?.length ?? 0}
        getRow={(index) => rows?.[index]}
        onRangeNeeded={() => undefined}
        loading={!data}
        rowKey={({ line }) => String(line)}
        rowLabel={({ line }) => i18n.t('Line {line}', { line })}
        emptyState={<EmptyState title={i18n.t('The file has no lines')} />}
        card={({ line, cells }) => (
          <div className={screen.card}>
            <strong>{i18n.t('Line {line}', { line })}</strong>
            {data?.importPreview.columns.map((name, index) => (
              <span key={name} className={screen.cardLine}>
                <span>{name}</span>
                <bdi className={wizard.cell}>{cells[index]}</bdi>
              </span>
            ))}
          </div>
        )}
      />
    </div>
  );
}
