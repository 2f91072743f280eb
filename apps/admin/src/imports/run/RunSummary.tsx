import { NumberText, useI18n } from '@smartx/ui';
import wizard from '../wizard.module.css';
import { outcomeWord, trialWord } from '../words/import-words.ts';
import type { ImportRun } from './import-run.ts';

/** The four numbers of an import; in a check, what they would be. */
export function RunSummary({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const isTrial = run.state === 'checked' || run.state === 'dry-run';
  const word = isTrial ? trialWord : outcomeWord;
  const numbers = [
    { id: 'created', value: run.createdCount },
    { id: 'updated', value: run.updatedCount },
    { id: 'skipped', value: run.skippedCount },
    { id: 'failed', value: run.failedCount },
  ];
  return (
    <dl className={wizard.numbers}>
      {numbers.map(({ id, value }) => (
        <div key={id} className={wizard.number} data-id={id} data-zero={value === 0 || undefined}>
          <dd>
            <NumberText value={value} />
          </dd>
          <dt>{word(i18n, id)}</dt>
        </div>
      ))}
    </dl>
  );
}
