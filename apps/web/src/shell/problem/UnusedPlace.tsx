import { EmptyState, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { PurposeButton } from '../../session/purpose/PurposeButton.tsx';
import { purposeOption } from '../../session/purposes.ts';
import { useCrmPurpose } from '../../session/use-session.ts';

/** In place of a screen whose records the purpose in force has no use for. */
export function UnusedPlace({ title, action }: { title: string; action: string }) {
  const i18n = useI18n();
  const { label } = purposeOption(i18n, useCrmPurpose());
  usePageTitle(title);
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        title={i18n.t('{title}: not used for “{purpose}”', { title, purpose: label })}
        action={<PurposeButton action={action} />}
      >
        {i18n.t(
          'What is kept for one purpose is not used for another. You see them for a purpose that works with them.',
        )}
      </EmptyState>
    </>
  );
}
