import { NativeSelect } from '@mantine/core';
import { isLocaleCode, LOCALES, PageHeader, useColorScheme, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { RecordSection } from '../record/RecordSection.tsx';
import { chooseLocale } from '../session/locale.ts';
import { useSession } from '../session/use-session.ts';
import { SingleKeysSwitch } from '../shell/shortcuts/SingleKeysSwitch.tsx';
import styles from './account.module.css';
import { AccountClosure } from './closure/AccountClosure.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { PasswordForm } from './PasswordForm.tsx';

const route = getRouteApi('/w/$workspace');

/** A language by its own name. */
const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch', fr: 'Français', ar: 'العربية' } as const;

/** One's own things: language and look on this device, password, and where one is signed in. */
export function AccountScreen() {
  const i18n = useI18n();
  const { account } = useSession();
  const { auth } = route.useRouteContext();
  const { colorScheme, setColorScheme } = useColorScheme();
  usePageTitle(i18n.t('Your account'));
  const changeLocale = (locale: string) => {
    if (!isLocaleCode(locale)) return;
    chooseLocale(locale);
    window.location.reload();
  };
  return (
    <>
      <PageHeader title={i18n.t('Your account')} />
      <div className={styles.page}>
        <p className={styles.who}>
          <bdi>{account.fullName}</bdi> · <bdi>{account.email}</bdi>
        </p>
        <RecordSection title={i18n.t('On this device')}>
          <div className={styles.fields}>
            <NativeSelect
              label={i18n.t('Language')}
              value={i18n.locale}
              data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={(event) => changeLocale(event.currentTarget.value)}
            />
            <NativeSelect
              label={i18n.t('Appearance')}
              value={colorScheme}
              data={[
                { value: 'system', label: i18n.t('Like the device') },
                { value: 'light', label: i18n.t('Light') },
                { value: 'dark', label: i18n.t('Dark') },
              ]}
              onChange={({ currentTarget: { value } }) =>
                setColorScheme(value === 'light' || value === 'dark' ? value : 'system')
              }
            />
            <SingleKeysSwitch />
          </div>
        </RecordSection>
        <RecordSection title={i18n.t('Where you are signed in')}>
          <OwnSessions />
        </RecordSection>
        <RecordSection title={i18n.t('Password')}>
          <PasswordForm />
        </RecordSection>
        <RecordSection title={i18n.t('Delete the account')}>
          <AccountClosure auth={auth} />
        </RecordSection>
      </div>
    </>
  );
}
