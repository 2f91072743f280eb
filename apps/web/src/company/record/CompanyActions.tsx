import { useI18n } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useSession } from '../../session/use-session.ts';
import { useScreenShortcuts } from '../../shell/shortcuts-context.tsx';
import { CompanyEditDialog } from '../form/CompanyEditDialog.tsx';
import { useCompanyBin } from './use-company-bin.ts';

/** What can be done with a company as a whole. */
export function CompanyActions({ id }: { id: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const [isEditing, setEditing] = useState(false);
  const moveToBin = useCompanyBin();
  useScreenShortcuts([{ keys: 'e', label: i18n.t('Edit'), group: i18n.t('This record'), run: () => setEditing(true) }]);
  const remove = async () => {
    if (await moveToBin(id))
      await router.navigate({ to: '/w/$workspace/companies', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions onEdit={() => setEditing(true)} onDelete={() => void remove()} />
      {isEditing && <CompanyEditDialog id={id} onClose={() => setEditing(false)} />}
    </>
  );
}
