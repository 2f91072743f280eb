import { Menu, VisuallyHidden } from '@mantine/core';
import { forgetDrafts } from '@smartx/client';
import { Avatar, useColorScheme, useI18n } from '@smartx/ui';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconShieldCog,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { consolePath } from './console-path.ts';
import styles from './crm-shell.module.css';

const route = getRouteApi('/w/$workspace');
const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

interface UserMenuProps {
  account: { fullName: string | null; email: string | null };
  onShowShortcuts: () => void;
}

/** One's own things: account, appearance, shortcuts, console, sign out. */
export function UserMenu({ account, onShowShortcuts }: UserMenuProps) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const { auth, session } = route.useRouteContext();
  const { colorScheme: scheme, setColorScheme: setScheme } = useColorScheme();
  const name = account.fullName ?? account.email ?? i18n.t('Your account');
  const signOut = async () => {
    await auth.signOut();
    session.forget();
    forgetDrafts();
    await router.navigate({ to: '/sign-in' });
  };
  const next = scheme === 'light' ? 'dark' : scheme === 'dark' ? 'system' : 'light';
  const look = {
    light: { label: i18n.t('Appearance: light'), icon: <IconSun {...icon} /> },
    dark: { label: i18n.t('Appearance: dark'), icon: <IconMoon {...icon} /> },
    system: { label: i18n.t('Appearance: like the device'), icon: <IconDeviceDesktop {...icon} /> },
  }[scheme];
  return (
    <Menu width={260} position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.user}>
          <VisuallyHidden>{i18n.t('Account of {name}', { name })}</VisuallyHidden>
          <span aria-hidden>
            <Avatar name={name} size={28} />
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{account.fullName}</strong>
          <span>
            <bdi>{account.email}</bdi>
          </span>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle {...icon} />}
          onClick={() => void router.navigate({ to: '/w/$workspace/account', params: { workspace } })}
        >
          {i18n.t('Your account')}
        </Menu.Item>
        <Menu.Item leftSection={look.icon} closeMenuOnClick={false} onClick={() => setScheme(next)}>
          {look.label}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={onShowShortcuts}>
          {i18n.t('Keyboard shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconShieldCog {...icon} />} component="a" href={consolePath(workspace)}>
          {i18n.t('Console')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void signOut()}>
          {i18n.t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
