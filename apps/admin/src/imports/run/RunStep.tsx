import { Button } from '@mantine/core';
import { ConfirmDialog, ProgressBar, UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import wizard from '../wizard.module.css';
import type { ImportRun } from './import-run.ts';
import { RunSummary } from './RunSummary.tsx';
import { useRunCommands } from './use-run-command.ts';

/** The import as it runs in the background, with the way to stop it. */
export function RunStep({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const commands = useRunCommands(run);
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  return (
    <div className={wizard.step}>
      <ProgressBar label={i18n.t('Importing')} value={run.processedCount} max={run.lineCount} />
      <RunSummary run={run} />
      <p className={screen.note}>{i18n.t('You can leave this page; the import goes on, and its report stays here.')}</p>
      <UserErrors errors={command.errors} title={i18n.t('The import was not stopped.')} />
      <div className={wizard.actions}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {i18n.t('Stop the import…')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={i18n.t('Stop the import?')}
        confirmLabel={i18n.t('Stop it')}
        danger
        onConfirm={async () => {
          await command.run(commands.cancel);
        }}
      >
        {i18n.t(
          'The lines that are in stay in, the others are not imported. To go on later, import the file again: lines that are in are recognised.',
        )}
      </ConfirmDialog>
    </div>
  );
}
