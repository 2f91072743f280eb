import { Menu, VisuallyHidden } from '@mantine/core';
import type { OwnWorkspace } from '@smartx/client';
import { Avatar, useI18n } from '@smartx/ui';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import styles from './crm-shell.module.css';

/** The name of the workspace; with several, the way to the others. */
export function WorkspaceSwitcher(props: { current: OwnWorkspace; workspaces: readonly OwnWorkspace[] }) {
  const i18n = useI18n();
  const router = useRouter();
  const { current, workspaces } = props;
  const name = (
    <>
      <span aria-hidden>
        <Avatar name={current.name} shape="square" size={20} />
      </span>
      <span className={styles.workspaceName}>{current.name}</span>
    </>
  );
  if (workspaces.length < 2) return <span className={styles.workspace}>{name}</span>;
  return (
    <Menu width={260}>
      <Menu.Target>
        <button type="button" className={styles.workspace}>
          {name}
          <VisuallyHidden>{i18n.t('Change the workspace')}</VisuallyHidden>
          <IconSelector size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{i18n.t('Workspaces')}</Menu.Label>
        {workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.slug}
            leftSection={<Avatar name={workspace.name} shape="square" size={20} />}
            rightSection={workspace.slug === current.slug && <IconCheck size={16} stroke={1.5} aria-hidden />}
            aria-current={workspace.slug === current.slug ? 'true' : undefined}
            onClick={() => void router.navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } })}
          >
            {workspace.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
