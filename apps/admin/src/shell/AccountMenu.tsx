import { Menu, VisuallyHidden } from '@mantine/core';
import { Avatar, useColorScheme, useI18n } from '@smartx/ui';
import {
  IconArrowUpRight,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMail,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { MAILBOX_PATH, useMailbox } from './mailbox/mailbox.ts';
import { useSignedIn } from './SignedInProvider.tsx';
import styles from './shell.module.css';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** Who is signed in: their account and the CRM, brightness, shortcuts and the way out. */
export function AccountMenu({ slug, onShowShortcuts }: { slug: string; onShowShortcuts: () => void }) {
  const i18n = useI18n();
  const { account, signOut } = useSignedIn();
  const { colorScheme, setColorScheme } = useColorScheme();
  const mailbox = useMailbox();
  const name = account.fullName ?? account.email ?? i18n.t('Your account');
  const next = colorScheme === 'light' ? 'dark' : colorScheme === 'dark' ? 'system' : 'light';
  const look = {
    light: { label: i18n.t('Appearance: light'), icon: <IconSun {...icon} /> },
    dark: { label: i18n.t('Appearance: dark'), icon: <IconMoon {...icon} /> },
    system: { label: i18n.t('Appearance: like the device'), icon: <IconDeviceDesktop {...icon} /> },
  }[colorScheme];
  return (
    <Menu width={260}>
      <Menu.Target>
        <button type="button" className={styles.account}>
          <Avatar name={name} size={28} />
          <VisuallyHidden>{i18n.t('Account of {name}', { name })}</VisuallyHidden>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{account.fullName}</strong>
          <bdi>{account.email}</bdi>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUpRight {...icon} />} component="a" href={`/w/${slug}`}>
          {i18n.t('Open the CRM')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserCircle {...icon} />} component="a" href={`/w/${slug}/account`}>
          {i18n.t('Your account')}
        </Menu.Item>
        {mailbox && (
          <Menu.Item leftSection={<IconMail {...icon} />} component="a" href={MAILBOX_PATH} target="_blank">
            {i18n.t('Mailbox of this installation')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={look.icon} closeMenuOnClick={false} onClick={() => setColorScheme(next)}>
          {look.label}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={onShowShortcuts}>
          {i18n.t('Keyboard shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void signOut()}>
          {i18n.t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
