import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserErrorFields } from '@smartx/client';
import { FormActions, formatLanguage, type Translator, UserErrors, useI18n } from '@smartx/ui';
import { countries } from '@smartx/ui/countries';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import type { SetupForm_SettingsFragment } from '../gql/graphql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { NOTICE_LANGUAGES } from '../shell/words/languages.ts';
import styles from './setup.module.css';

/** What the form shows. */
export const SetupForm_settings = graphql(`
  fragment SetupForm_settings on WorkspaceSettings {
    name
    country
    timeZone
    locale
    privacyEmail
    postalAddress
    version
  }
`);

/** What somebody wrote into the form. */
export interface SetupValues {
  name: string;
  country: string;
  timeZone: string;
  locale: string;
  privacyEmail: string;
  postalAddress: string;
  useDefaults: boolean;
}

interface SetupFormProps {
  settings: SetupForm_SettingsFragment;
  isSetUp: boolean;
  onSave: (values: SetupValues) => Promise<readonly UserErrorFields[] | undefined>;
}

const FIELDS = ['name', 'country', 'timeZone', 'locale', 'privacyEmail', 'postalAddress'] as const;

/** Six questions, and once the offer to begin on the defaults. */
export function SetupForm({ settings, isSetUp, onSave }: SetupFormProps) {
  const i18n = useI18n();
  const form = useForm<SetupValues>({
    // What is typed is kept in the fields: two selects of hundreds of lines need not be drawn at each letter.
    mode: 'uncontrolled',
    initialValues: { ...valuesOf(settings), useDefaults: true },
  });
  const command = useFormCommand(form, FIELDS);
  const places = useMemo(() => choices(i18n, settings.timeZone), [i18n, settings.timeZone]);
  const submit = form.onSubmit((values) => void command.run(() => onSave(values)));
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <TextInput
        label={i18n.t('Company')}
        description={i18n.t('As people know it; in a notice, the full name in law.')}
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={i18n.t('Country')}
          description={i18n.t('Its rules hold where a person’s own are not known.')}
          data={places.countries}
          {...form.getInputProps('country')}
        />
        <NativeSelect
          label={i18n.t('Time zone')}
          description={i18n.t('Days and deadlines are counted in it.')}
          data={places.timeZones}
          {...form.getInputProps('timeZone')}
        />
      </div>
      <Textarea
        label={i18n.t('Postal address')}
        autosize
        minRows={3}
        maxLength={500}
        autoComplete="street-address"
        {...form.getInputProps('postalAddress')}
      />
      <div className={styles.pair}>
        <TextInput
          label={i18n.t('E-mail for privacy')}
          description={i18n.t('A mailbox that somebody reads every day.')}
          type="email"
          autoComplete="email"
          {...form.getInputProps('privacyEmail')}
        />
        <NativeSelect
          label={i18n.t('Language')}
          description={i18n.t('In which you write to people.')}
          data={places.languages}
          {...form.getInputProps('locale')}
        />
      </div>
      {!isSetUp && <Defaults inputProps={form.getInputProps('useDefaults', { type: 'checkbox' })} />}
      <FormActions
        submitLabel={isSetUp ? i18n.t('Save the set-up') : i18n.t('Set up the workspace')}
        saving={command.busy}
      />
    </form>
  );
}

function Defaults({ inputProps }: { inputProps: object }) {
  const i18n = useI18n();
  return (
    <div className={styles.defaults}>
      <Checkbox
        label={i18n.t('Use the defaults')}
        description={i18n.t(
          'For each purpose that rests on a legitimate interest, the product’s weighing of that interest is adopted, to be looked at again in a year. Marketing waits for a consent, profiling and sharing with partners stay off. Everything can be read and changed under Purposes.',
        )}
        {...inputProps}
      />
      <p className={screen.note}>
        {i18n.t('Without them everything works as well; the purposes then ask for a weighing of your own.')}
      </p>
    </div>
  );
}

function valuesOf({ name, country, timeZone, locale, privacyEmail, postalAddress }: SetupForm_SettingsFragment) {
  return { name, country, timeZone, locale, privacyEmail: privacyEmail ?? '', postalAddress: postalAddress ?? '' };
}

/** What can be picked; the zone that is set may have an older name than those of the browser. */
function choices(i18n: Translator, zone: string) {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(zone) ? known : [zone, ...known];
  return {
    countries: countries(i18n.locale).map(({ code, name }) => ({ value: code, label: name })),
    timeZones: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    languages: NOTICE_LANGUAGES.map((value) => ({ value, label: formatLanguage(i18n.locale, value) })),
  };
}
