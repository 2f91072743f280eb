import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { formatNumber, StatusBadge, useI18n } from '@smartx/ui';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import screen from '../screen/screen.module.css';
import type { Stage } from './pipeline-query.ts';
import styles from './pipelines.module.css';
import { requirementsText } from './stage-words.ts';

interface StageLineProps {
  stage: Stage;
  deals: number;
  /** Absent for the first one. */
  onUp: (() => void) | undefined;
  /** Absent for the last one. */
  onDown: (() => void) | undefined;
  onEdit: () => void;
  onRemove: () => void;
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** A stage of a pipeline: what it is called, what it means for a deal, and where it stands. */
export function StageLine({ stage, deals, onUp, onDown, onEdit, onRemove }: StageLineProps) {
  const i18n = useI18n();
  const facts = [
    i18n.t('{count, plural, one {# deal} other {# deals}}', { count: deals }),
    stage.rottingDays
      ? i18n.t('rots after {count, plural, one {# day} other {# days}}', { count: stage.rottingDays })
      : null,
    requirementsText(i18n, stage),
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.stage}>
      <span className={styles.move}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!onUp}
          onClick={onUp}
          aria-label={i18n.t('Move {stage} up', { stage: stage.name })}
        >
          <IconArrowUp {...icon} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!onDown}
          onClick={onDown}
          aria-label={i18n.t('Move {stage} down', { stage: stage.name })}
        >
          <IconArrowDown {...icon} />
        </ActionIcon>
      </span>
      <span className={styles.stageText}>
        <span className={styles.stageName}>
          {stage.name}
          {stage.kind === 'won' && <StatusBadge tone="good">{i18n.t('won')}</StatusBadge>}
          {stage.kind === 'lost' && <StatusBadge tone="bad">{i18n.t('lost')}</StatusBadge>}
        </span>
        <span className={screen.note}>{facts.join(' · ')}</span>
      </span>
      <span className={styles.chance}>
        {formatNumber(i18n.locale, stage.probability / 100, { style: 'percent' })}
        <VisuallyHidden>{` ${i18n.t('chance of winning')}`}</VisuallyHidden>
      </span>
      <span className={styles.stageActions}>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={onEdit}
          aria-label={i18n.t('Edit {stage}', { stage: stage.name })}
        >
          {i18n.t('Edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={onRemove}
          aria-label={i18n.t('Remove {stage}', { stage: stage.name })}
        >
          {i18n.t('Remove')}
        </Button>
      </span>
    </li>
  );
}
