import { Menu } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconArrowMerge } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useEditShortcut } from '../../record/use-edit-shortcut.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { ContactEditDialog } from '../form/ContactEditDialog.tsx';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { useContactBin } from './use-contact-bin.ts';

/** What can be done with a contact as a whole. */
export function ContactActions({ id, name }: { id: string; name: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const mayMerge = useMay('contact:merge');
  const moveToBin = useContactBin();
  const onEdit = useMay('contact:update') ? () => setEditing(true) : undefined;
  const mayDelete = useMay('contact:delete');
  useEditShortcut(onEdit);
  const remove = async () => {
    if (await moveToBin(id))
      await router.navigate({ to: '/w/$workspace/contacts', params: { workspace: workspace.slug } });
  };
  const open = (survivorId: string) =>
    router.navigate({ to: '/w/$workspace/contacts/$id', params: { workspace: workspace.slug, id: survivorId } });
  return (
    <>
      <RecordActions
        onEdit={onEdit}
        onDelete={mayDelete ? () => void remove() : undefined}
        more={
          mayMerge ? (
            <Menu.Item
              leftSection={<IconArrowMerge size={16} stroke={1.5} aria-hidden />}
              onClick={() => setMerging(true)}
            >
              {i18n.t('Merge with another contact')}
            </Menu.Item>
          ) : undefined
        }
      />
      {isMerging && (
        <MergeDialog
          id={id}
          name={name}
          onClose={() => setMerging(false)}
          onMerged={(survivorId) => {
            setMerging(false);
            if (survivorId !== id) void open(survivorId);
          }}
        />
      )}
      {isEditing && <ContactEditDialog id={id} onClose={() => setEditing(false)} />}
    </>
  );
}
