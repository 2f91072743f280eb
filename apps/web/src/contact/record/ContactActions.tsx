import { useI18n } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useSession } from '../../session/use-session.ts';
import { useScreenShortcuts } from '../../shell/shortcuts-context.tsx';
import { ContactEditDialog } from '../form/ContactEditDialog.tsx';
import { useContactBin } from './use-contact-bin.ts';

/** What can be done with a contact as a whole. */
export function ContactActions({ id }: { id: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const [isEditing, setEditing] = useState(false);
  const moveToBin = useContactBin();
  useScreenShortcuts([{ keys: 'e', label: i18n.t('Edit'), group: i18n.t('This record'), run: () => setEditing(true) }]);
  const remove = async () => {
    if (await moveToBin(id))
      await router.navigate({ to: '/w/$workspace/contacts', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions onEdit={() => setEditing(true)} onDelete={() => void remove()} />
      {isEditing && <ContactEditDialog id={id} onClose={() => setEditing(false)} />}
    </>
  );
}
