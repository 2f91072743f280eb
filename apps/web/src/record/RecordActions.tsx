import { ActionIcon, Button, Menu } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { Children, type ReactNode } from 'react';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

interface RecordActionsProps {
  /** Absent where the roles may not change the record. */
  onEdit: (() => void) | undefined;
  /** Absent where the roles may not delete it. */
  onDelete: (() => void) | undefined;
  /** The one primary action, after "Edit". */
  children?: ReactNode;
  /** More entries of the menu, before "Delete". */
  more?: ReactNode;
}

/** What can be done with a record: edit, the main step, and the rest in a menu; what the roles do not allow is not there. */
export function RecordActions({ onEdit, onDelete, children, more }: RecordActionsProps) {
  const i18n = useI18n();
  const hasMenu = onDelete !== undefined || Children.count(more) > 0;
  return (
    <>
      {onEdit && (
        <Button variant="default" leftSection={<IconPencil {...icon} />} onClick={onEdit}>
          {i18n.t('Edit')}
        </Button>
      )}
      {children}
      {hasMenu && (
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
      )}
    </>
  );
}
