import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useEditShortcut } from '../../record/use-edit-shortcut.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { ContactEditDialog } from '../form/ContactEditDialog.tsx';
import { useContactBin } from './use-contact-bin.ts';

/** What can be done with a contact as a whole. */
export function ContactActions({ id }: { id: string }) {
  const router = useRouter();
  const { workspace } = useSession();
  const [isEditing, setEditing] = useState(false);
  const moveToBin = useContactBin();
  const onEdit = useMay('contact:update') ? () => setEditing(true) : undefined;
  const mayDelete = useMay('contact:delete');
  useEditShortcut(onEdit);
  const remove = async () => {
    if (await moveToBin(id))
      await router.navigate({ to: '/w/$workspace/contacts', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions onEdit={onEdit} onDelete={mayDelete ? () => void remove() : undefined} />
      {isEditing && <ContactEditDialog id={id} onClose={() => setEditing(false)} />}
    </>
  );
}
