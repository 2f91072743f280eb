import { PasswordInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { SHORTEST_PASSWORD } from './auth-message.ts';

/** A password to be chosen: length is all that is asked, pasting and managers are welcome. */
export function NewPasswordInput(props: { value: string; onChange: (value: string) => void }) {
  const i18n = useI18n();
  return (
    <PasswordInput
      label={i18n.t('New password')}
      description={i18n.t('At least {count} characters. A few words are better than many signs.', {
        count: SHORTEST_PASSWORD,
      })}
      name="new-password"
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={SHORTEST_PASSWORD}
      maxLength={128}
      value={props.value}
      visibilityToggleButtonProps={{ 'aria-label': i18n.t('Show or hide the password') }}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
