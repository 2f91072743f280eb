import { Menu, VisuallyHidden } from '@mantine/core';
import { Avatar, useI18n } from '@smartx/ui';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSignedIn } from './SignedInProvider.tsx';
import styles from './shell.module.css';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** Where somebody is: the workspace, and the way to the others that they belong to. */
export function WorkspaceMenu({ slug }: { slug: string }) {
  const i18n = useI18n();
  const navigate = useNavigate();
  const { workspaces } = useSignedIn();
  const current = workspaces.find((workspace) => workspace.slug === slug);
  const name = current?.name ?? slug;
  return (
    <Menu position="bottom-start" width={236}>
      <Menu.Target>
        <button type="button" className={styles.workspace}>
          <Avatar name={name} shape="square" size={20} />
          <VisuallyHidden>{i18n.t('Workspace')}</VisuallyHidden>
          <span className={styles.workspaceName}>
            {name}
            <span className={styles.workspacePlace}>{i18n.t('Console')}</span>
          </span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{i18n.t('Workspaces')}</Menu.Label>
        {workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.slug}
            leftSection={<IconCheck {...icon} visibility={workspace.slug === slug ? 'visible' : 'hidden'} />}
            aria-current={workspace.slug === slug ? 'true' : undefined}
            onClick={() => void navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } })}
          >
            {workspace.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
