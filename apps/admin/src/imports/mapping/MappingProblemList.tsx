import { useI18n } from '@smartx/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import wizard from '../wizard.module.css';
import type { MappingProblems } from './column-choice.ts';

/** What is missing before a mapping can be tried, said while somebody works on it. */
export function MappingProblemList({ problems }: { problems: MappingProblems }) {
  const i18n = useI18n();
  const { missing, twice, usesNothing } = problems;
  const sentences = [
    ...missing.map(({ label }) => i18n.t('No column becomes “{field}”, which every line needs.', { field: label })),
    ...twice.map(({ label }) => i18n.t('Only one column can become “{field}”.', { field: label })),
    ...(usesNothing ? [i18n.t('No column is used yet.')] : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <ul className={wizard.notices} data-tone="warn">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
          {sentence}
        </li>
      ))}
    </ul>
  );
}
