import { DataGrid, type GridColumn, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { arrayGrid } from '../../screen/list-grid.ts';
import { CollisionSelect, FieldSelect, ReadingSelect } from './ColumnSettings.tsx';
import { type ColumnChoice, changeColumn, type FieldInfo } from './column-choice.ts';
import styles from './mapping.module.css';
import { confidenceMark } from './mapping-words.ts';

/** What the grid needs. */
export interface MappingGridProps {
  choices: readonly ColumnChoice[];
  fields: readonly FieldInfo[];
  /** The first cells of each column, by its name. */
  samples: ReadonlyMap<string, readonly string[]>;
  keepsAnswers: boolean;
  onChange: (choices: ColumnChoice[]) => void;
}

/** Each column of the file with what it becomes, how sure that is, and how its cells are read. */
export function MappingGrid(props: MappingGridProps) {
  const i18n = useI18n();
  const { choices, fields, samples, keepsAnswers, onChange } = props;
  const columns = useMemo(
    () => mappingColumns(i18n, { choices, fields, samples, keepsAnswers, onChange }),
    [i18n, choices, fields, samples, keepsAnswers, onChange],
  );
  return (
    <div className={styles.grid} style={{ '--grid-height': `${Math.min(choices.length, 16) * 36 + 40}px` }}>
      <DataGrid
        label={i18n.t('Columns of the file')}
        columns={columns}
        {...arrayGrid(choices)}
        rowKey={({ column }) => column}
        rowLabel={({ column }) => column}
        card={(choice) => (
          <div className={styles.card}>
            {columns.map(({ id, header, cell }) => (
              <div key={id} className={styles.cardLine}>
                <span className={styles.cardLabel}>{header}</span>
                {cell(choice, (name) => name)}
              </div>
            ))}
          </div>
        )}
      />
    </div>
  );
}

function mappingColumns(i18n: Translator, props: MappingGridProps): GridColumn<ColumnChoice>[] {
  const { choices, fields, samples, keepsAnswers, onChange } = props;
  const control = (choice: ColumnChoice) => ({
    choice,
    fields,
    keepsAnswers,
    onChange: (change: Parameters<typeof changeColumn>[2]) => onChange(changeColumn(choices, choice.column, change)),
  });
  return [
    {
      id: 'column',
      header: i18n.t('Column'),
      width: 180,
      cell: ({ column }) => <bdi className={styles.name}>{column}</bdi>,
    },
    {
      ...{ id: 'sample', header: i18n.t('First cells'), width: 230 },
      cell: ({ column }) => <bdi className={styles.sample}>{samples.get(column)?.join(' · ')}</bdi>,
    },
    {
      ...{ id: 'field', header: i18n.t('Becomes'), width: 210 },
      cell: (choice) => <FieldSelect {...control(choice)} />,
    },
    {
      ...{ id: 'confidence', header: i18n.t('How sure'), width: 130 },
      cell: (choice) => <Confidence choice={choice} />,
    },
    {
      ...{ id: 'reading', header: i18n.t('Read as'), width: 200 },
      cell: (choice) => <ReadingSelect {...control(choice)} />,
    },
    {
      ...{ id: 'collision', header: i18n.t('If the record has a value'), width: 190 },
      cell: (choice) => <CollisionSelect {...control(choice)} />,
    },
  ];
}

function Confidence({ choice }: { choice: ColumnChoice }) {
  const i18n = useI18n();
  const { word, tone } = confidenceMark(i18n, choice);
  if (choice.notice === null) return <StatusBadge tone={tone}>{word}</StatusBadge>;
  return (
    <StatusBadge tone="warn" title={choice.notice} icon={<IconAlertTriangle size={14} stroke={1.5} aria-hidden />}>
      {i18n.t('look at it')}
    </StatusBadge>
  );
}
