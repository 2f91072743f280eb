import { NumberText, useI18n } from '@smartx/ui';
import wizard from '../wizard.module.css';
import type { ImportRun } from './import-run.ts';

/** The four numbers of an import; in a check, what they would be. */
export function RunSummary({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const isTrial = run.state === 'checked' || run.state === 'dry-run';
  const numbers = [
    { id: 'created', label: isTrial ? i18n.t('would be created') : i18n.t('created'), value: run.createdCount },
    { id: 'updated', label: isTrial ? i18n.t('would be updated') : i18n.t('updated'), value: run.updatedCount },
    { id: 'skipped', label: isTrial ? i18n.t('would be skipped') : i18n.t('skipped'), value: run.skippedCount },
    { id: 'failed', label: i18n.t('failed'), value: run.failedCount },
  ];
  return (
    <dl className={wizard.numbers}>
      {numbers.map(({ id, label, value }) => (
        <div key={id} className={wizard.number} data-id={id} data-zero={value === 0 || undefined}>
          <dd>
            <NumberText value={value} />
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}
