import { useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import type { ImportRun } from '../run/import-run.ts';
import type { ImportStep } from '../run/run-steps.ts';
import { useChoose } from '../run/use-choose.ts';
import { useRunCommands } from '../run/use-run-command.ts';
import wizard from '../wizard.module.css';
import { OriginForm } from './OriginForm.tsx';

/** Where the people of the file come from, and on which ground they may be used; then the check. */
export function OriginStep({ run, onGo }: { run: ImportRun; onGo: (step: ImportStep) => void }) {
  const i18n = useI18n();
  const choose = useChoose(run);
  const { check } = useRunCommands(run);
  const { collectedFrom, source, basis } = run.options ?? {};
  return (
    <div className={wizard.step}>
      <p className={screen.lead}>
        {i18n.t(
          'You must be able to tell every person where you have their data from. Say it once for the whole file.',
        )}
      </p>
      <OriginForm
        initial={{ collectedFrom: collectedFrom ?? 'not-stated', source: source ?? '', basis: basis ?? '' }}
        onSave={async (values) => {
          const options = {
            collectedFrom: values.collectedFrom,
            source: values.source.trim() || null,
            basis: values.basis || null,
          };
          const refused = await choose({ options });
          return refused && refused.length > 0 ? refused : check();
        }}
        onDone={() => onGo('check')}
        onBack={() => onGo('columns')}
      />
    </div>
  );
}
