import { StatusBadge } from '@smartx/ui';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** The stage of a deal; won and lost also by icon. */
export function StageBadge({ stage }: { stage: { name: string; kind: string } }) {
  if (stage.kind === 'won')
    return (
      <StatusBadge tone="good" icon={<IconCircleCheck {...icon} />}>
        {stage.name}
      </StatusBadge>
    );
  if (stage.kind === 'lost')
    return (
      <StatusBadge tone="bad" icon={<IconCircleX {...icon} />}>
        {stage.name}
      </StatusBadge>
    );
  return <StatusBadge>{stage.name}</StatusBadge>;
}
