import { Button } from '@mantine/core';
import { DateText, type Fact, FactList, NumberText, UserErrors, useI18n } from '@smartx/ui';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import wizard from '../wizard.module.css';
import { originWord } from '../words/import-words.ts';
import type { ImportRun } from './import-run.ts';
import { LineGrid } from './LineGrid.tsx';
import { RunSummary } from './RunSummary.tsx';
import { useRunCommands } from './use-run-command.ts';

const route = getRouteApi('/w/$workspace/imports/$id');

/** What the import did: numbers, lines, and the file of those that failed. */
export function ReportStep({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const again = () => void router.navigate({ to: '/w/$workspace/imports/new', params: { workspace } });
  return (
    <div className={wizard.step}>
      <div className={wizard.top}>
        <div className={wizard.step}>
          <RunSummary run={run} />
          {run.state === 'failed' && <Failure run={run} />}
          {run.state === 'cancelled' && (
            <p className={screen.lead}>{i18n.t('The import was stopped. What is in stays in.')}</p>
          )}
          <div className={wizard.actions}>
            {run.errorFileUrl && (
              <Button
                component="a"
                href={run.errorFileUrl}
                download
                leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
              >
                {i18n.t('Download the lines that failed')}
              </Button>
            )}
            <Button variant={run.errorFileUrl ? 'default' : 'filled'} onClick={again}>
              {i18n.t('Import another file')}
            </Button>
          </div>
          {run.errorFileUrl && (
            <p className={screen.note}>
              {i18n.t(
                'The file has the original columns, the line and the error. Mend it and import it: only those lines go in.',
              )}
            </p>
          )}
        </div>
        <RunFacts run={run} />
      </div>
      <LineGrid run={run} slug={workspace} />
    </div>
  );
}

function Failure({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const commands = useRunCommands(run);
  const command = useCommand();
  return (
    <div className={screen.section} role="alert">
      <p className={wizard.failure}>{run.failure ?? i18n.t('The import came to an unwanted end.')}</p>
      <p className={screen.note}>{i18n.t('The lines that are in stay in. Going on begins behind them.')}</p>
      <UserErrors errors={command.errors} title={i18n.t('The import did not go on.')} />
      <div className={wizard.actions}>
        <Button variant="default" loading={command.busy} onClick={() => void command.run(commands.resume)}>
          {i18n.t('Go on with the import')}
        </Button>
      </div>
    </div>
  );
}

function RunFacts({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const facts: Fact[] = [
    { label: i18n.t('Lines'), value: run.lineCount === null ? '—' : <NumberText value={run.lineCount} /> },
    { label: i18n.t('Brought by'), value: run.startedBy?.displayName ?? '—' },
  ];
  if (run.finishedAt)
    facts.push({ label: i18n.t('Ended'), value: <DateText value={run.finishedAt} format="datetime" /> });
  if (run.options?.collectedFrom)
    facts.push({ label: i18n.t('People come'), value: originWord(i18n, run.options.collectedFrom) });
  if (run.options?.source) facts.push({ label: i18n.t('Source'), value: run.options.source });
  facts.push({ label: i18n.t('File is destroyed'), value: <DateText value={run.expiresAt} /> });
  return (
    <div className={wizard.facts}>
      <FactList facts={facts} />
    </div>
  );
}
