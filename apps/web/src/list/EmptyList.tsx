import { EmptyState, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { PurposeButton } from '../session/purpose/PurposeButton.tsx';
import { type CrmPurpose, purposeOption } from '../session/purposes.ts';
import { useCrmPurpose } from '../session/use-session.ts';

/** For these a person who refuses is left out of every list; for the others the row stays, with what is withheld. */
const LEAVES_OUT: readonly CrmPurpose[] = ['PROSPECTING', 'MARKETING', 'REPORTING'];

interface EmptyListProps {
  readonly title: string;
  readonly text: string;
  /** The action that the list takes, such as `lead:read`. */
  readonly action: string;
  readonly create: ReactNode;
}

/** A list without records: for a purpose that leaves people out, that the purpose may be why. */
export function EmptyList({ title, text, action, create }: EmptyListProps) {
  const i18n = useI18n();
  const purpose = useCrmPurpose();
  if (!LEAVES_OUT.includes(purpose)) {
    return (
      <EmptyState title={title} action={create}>
        {text}
      </EmptyState>
    );
  }
  const { label, description } = purposeOption(i18n, purpose);
  return (
    <EmptyState
      title={i18n.t('Nothing to show for “{purpose}”', { purpose: label })}
      action={<PurposeButton action={action} />}
      secondaryAction={create}
    >
      {i18n.t('{purpose}: {description} Whoever is left out is there for another purpose.', {
        purpose: label,
        description: description ?? '',
      })}
    </EmptyState>
  );
}
