import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { LoadingRows, UserErrors, useI18n } from '@smartx/ui';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { useSample } from '../format/SampleGrid.tsx';
import type { ImportRun } from '../run/import-run.ts';
import { type ImportStep, stepsFor } from '../run/run-steps.ts';
import { useChoose } from '../run/use-choose.ts';
import { useRunCommands } from '../run/use-run-command.ts';
import wizard from '../wizard.module.css';
import { IMPORT_OBJECTS, objectSentence, objectWord } from '../words/import-words.ts';
import { type ColumnChoice, type FieldInfo, findMappingProblems, isComplete, toColumnInput } from './column-choice.ts';
import { fieldLabel } from './field-words.ts';
import { MappingGrid } from './MappingGrid.tsx';
import { MappingProblemList } from './MappingProblemList.tsx';
import { TemplateBar } from './TemplateBar.tsx';

const ImportFieldsQuery = graphql(`
  query ImportFields($object: String!) @purpose(is: DATA_CARE) {
    importFields(object: $object) {
      key
      label
      kind
      isRequired
      isMany
      createsMissing
    }
  }
`);

interface ColumnsStepProps {
  run: ImportRun;
  onGo: (step: ImportStep) => void;
}

/** What each column of the file becomes, as the product suggests it and somebody decides it. */
export function ColumnsStep({ run, onGo }: ColumnsStepProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(ImportFieldsQuery, { variables: { object: run.object } });
  const sample = useSample(run);
  const samples = useMemo(() => firstCells(sample.data?.importPreview), [sample.data]);
  const fields = useMemo(
    () => data?.importFields.map((field) => ({ ...field, label: fieldLabel(i18n, field) })),
    [i18n, data],
  );
  if (error) {
    return (
      <ProblemState title={i18n.t('The fields could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  if (!fields) return <LoadingRows />;
  return <Mapping run={run} fields={fields} samples={samples} onGo={onGo} />;
}

interface MappingProps extends ColumnsStepProps {
  fields: readonly FieldInfo[];
  samples: ReadonlyMap<string, readonly string[]>;
}

function Mapping({ run, fields, samples, onGo }: MappingProps) {
  const i18n = useI18n();
  const choose = useChoose(run);
  const commands = useRunCommands(run);
  const command = useCommand();
  const [choices, setChoices] = useState<readonly ColumnChoice[]>(run.mapping?.columns ?? []);
  const problems = findMappingProblems(choices, fields);
  const hasOrigin = stepsFor(run).includes('origin');
  const isChanged = choices !== run.mapping?.columns;
  const save = async () => (isChanged ? choose({ columns: choices.map(toColumnInput) }) : []);
  const goOn = async () => {
    if (!(await command.run(save))) return;
    if (hasOrigin) onGo('origin');
    else if (await command.run(commands.check)) onGo('check');
  };
  return (
    <div className={wizard.step}>
      <div className={wizard.row}>
        <NativeSelect
          label={i18n.t('The lines are')}
          description={objectSentence(i18n, run.object)}
          value={run.object}
          disabled={command.busy}
          data={IMPORT_OBJECTS.map((value) => ({ value, label: objectWord(i18n, value) }))}
          onChange={(event) => {
            const object = event.currentTarget.value;
            void command.run(() => choose({ object }));
          }}
        />
        <TemplateBar run={run} onSaveMapping={save} isComplete={isComplete(problems)} />
      </div>
      <UserErrors errors={command.errors} title={i18n.t('The columns do not fit yet.')} />
      <MappingProblemList problems={problems} />
      <MappingGrid
        choices={choices}
        fields={fields}
        samples={samples}
        keepsAnswers={run.object === 'lead'}
        onChange={setChoices}
      />
      <div className={wizard.actions}>
        <Button onClick={() => void goOn()} disabled={!isComplete(problems)} loading={command.busy}>
          {hasOrigin ? i18n.t('Continue to the origin') : i18n.t('Continue to the check')}
        </Button>
        <Button variant="default" onClick={() => onGo('format')}>
          {i18n.t('Back')}
        </Button>
        <span className={screen.note}>{i18n.t('Nothing is imported by the check.')}</span>
      </div>
    </div>
  );
}

/** Up to three different cells of each column. */
function firstCells(preview: { columns: readonly string[]; rows: readonly (readonly string[])[] } | undefined) {
  const cells = new Map<string, string[]>();
  for (const [index, column] of preview?.columns.entries() ?? []) {
    const filled = preview?.rows.flatMap((row) => (row[index]?.trim() ? [row[index].trim()] : [])) ?? [];
    cells.set(column, [...new Set(filled)].slice(0, 3));
  }
  return cells;
}
