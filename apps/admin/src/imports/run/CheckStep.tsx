import { Anchor, Button } from '@mantine/core';
import { ProgressBar, type Translator, UserErrors, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import wizard from '../wizard.module.css';
import type { ImportRun } from './import-run.ts';
import { LineGrid } from './LineGrid.tsx';
import { RunSummary } from './RunSummary.tsx';
import type { ImportStep } from './run-steps.ts';
import { useRunCommands } from './use-run-command.ts';

const route = getRouteApi('/w/$workspace/imports/$id');

/** The trial: every line gets the result that it would have, and nothing is kept. */
export function CheckStep({ run, onGo }: { run: ImportRun; onGo: (step: ImportStep) => void }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const commands = useRunCommands(run);
  const command = useCommand();
  if (run.state === 'dry-run') {
    return (
      <div className={wizard.step}>
        <ProgressBar label={i18n.t('Checking every line')} value={run.processedCount} max={run.lineCount} />
        <p className={screen.note}>{i18n.t('Nothing is kept. You can leave this page; the check goes on.')}</p>
      </div>
    );
  }
  const usable = run.createdCount + run.updatedCount;
  return (
    <div className={wizard.step}>
      <RunSummary run={run} />
      {run.failedCount > 0 && (
        <p className={screen.lead}>
          {i18n.t(
            '{count, plural, one {# line fails and will be left out} other {# lines fail and will be left out}}; the good ones go in.',
            {
              count: run.failedCount,
            },
          )}{' '}
          {run.errorFileUrl && (
            <Anchor href={run.errorFileUrl} download>
              {i18n.t('Download the lines that fail')}
            </Anchor>
          )}
        </p>
      )}
      {usable === 0 && run.failedCount === 0 && (
        <p className={screen.lead}>{i18n.t('Every line is known already: there is nothing to import.')}</p>
      )}
      <UserErrors errors={command.errors} title={i18n.t('The import did not start.')} />
      <div className={wizard.actions}>
        <Button disabled={usable === 0} loading={command.busy} onClick={() => void command.run(commands.start)}>
          {importVerb(i18n, run.object, usable)}
        </Button>
        <Button variant="default" onClick={() => onGo('columns')}>
          {i18n.t('Back to the columns')}
        </Button>
      </div>
      <LineGrid run={run} slug={workspace} />
    </div>
  );
}

/** What the button does, with its number: "Import 8,800 deals". */
function importVerb(i18n: Translator, object: string, count: number): string {
  switch (object) {
    case 'company':
      return i18n.t('{count, plural, one {Import # company} other {Import # companies}}', { count });
    case 'contact':
      return i18n.t('{count, plural, one {Import # contact} other {Import # contacts}}', { count });
    case 'lead':
      return i18n.t('{count, plural, one {Import # lead} other {Import # leads}}', { count });
    case 'deal':
      return i18n.t('{count, plural, one {Import # deal} other {Import # deals}}', { count });
    case 'product':
      return i18n.t('{count, plural, one {Import # product} other {Import # products}}', { count });
    case 'member':
      return i18n.t('{count, plural, one {Import # member} other {Import # members}}', { count });
    default:
      return i18n.t('{count, plural, one {Import # line} other {Import # lines}}', { count });
  }
}
