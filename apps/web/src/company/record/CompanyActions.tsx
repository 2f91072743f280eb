import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useEditShortcut } from '../../record/use-edit-shortcut.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { CompanyEditDialog } from '../form/CompanyEditDialog.tsx';
import { useCompanyBin } from './use-company-bin.ts';

/** What can be done with a company as a whole. */
export function CompanyActions({ id }: { id: string }) {
  const router = useRouter();
  const { workspace } = useSession();
  const [isEditing, setEditing] = useState(false);
  const moveToBin = useCompanyBin();
  const onEdit = useMay('company:update') ? () => setEditing(true) : undefined;
  const mayDelete = useMay('company:delete');
  useEditShortcut(onEdit);
  const remove = async () => {
    if (await moveToBin(id))
      await router.navigate({ to: '/w/$workspace/companies', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions onEdit={onEdit} onDelete={mayDelete ? () => void remove() : undefined} />
      {isEditing && <CompanyEditDialog id={id} onClose={() => setEditing(false)} />}
    </>
  );
}
