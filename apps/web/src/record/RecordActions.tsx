import { ActionIcon, Button, Menu } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

interface RecordActionsProps {
  onEdit: () => void;
  onDelete?: () => void;
  /** The one primary action, after "Edit". */
  children?: ReactNode;
  /** More entries of the menu, before "Delete". */
  more?: ReactNode;
}

/** What can be done with a record: edit, the main step, and the rest in a menu. */
export function RecordActions({ onEdit, onDelete, children, more }: RecordActionsProps) {
  const i18n = useI18n();
  return (
    <>
      <Button variant="default" leftSection={<IconPencil {...icon} />} onClick={onEdit}>
        {i18n.t('Edit')}
      </Button>
      {children}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={i18n.t('More actions')} size={32}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {more}
          {onDelete && (
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={onDelete}>
              {i18n.t('Move to the bin')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
