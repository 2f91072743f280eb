import { ActionIcon, Menu } from '@mantine/core';
import { Avatar, LOCALES, type LocaleCode, useColorScheme, useI18n } from '@smartx/ui';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { rememberLocale } from './locale.ts';
import { useSignedIn } from './SignedInProvider.tsx';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** Languages are named in themselves: who looks for theirs may not read ours. */
const LANGUAGE_NAMES: Record<LocaleCode, string> = { en: 'English', de: 'Deutsch', fr: 'Français', ar: 'العربية' };

function Check({ when }: { when: boolean }) {
  return <IconCheck {...icon} visibility={when ? 'visible' : 'hidden'} />;
}

/** Who is signed in; language, brightness and the way out. */
export function AccountMenu() {
  const i18n = useI18n();
  const { account, signOut } = useSignedIn();
  const { colorScheme, setColorScheme } = useColorScheme();
  const name = account.fullName ?? account.email ?? '';
  const schemes = [
    ['light', i18n.t('Light')],
    ['dark', i18n.t('Dark')],
    ['system', i18n.t('As the system')],
  ] as const;
  return (
    <Menu width={220}>
      <Menu.Target>
        <ActionIcon aria-label={i18n.t('Account of {name}', { name })}>
          <Avatar name={name} size={28} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{i18n.t('Appearance')}</Menu.Label>
        {schemes.map(([value, label]) => (
          <Menu.Item
            key={value}
            leftSection={<Check when={colorScheme === value} />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{i18n.t('Language')}</Menu.Label>
        {LOCALES.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            leftSection={<Check when={i18n.locale === locale} />}
            onClick={() => rememberLocale(locale)}
          >
            {LANGUAGE_NAMES[locale]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void signOut()}>
          {i18n.t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
