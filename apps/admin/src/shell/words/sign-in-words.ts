import { AuthError } from '@smartx/client';
import type { Translator } from '@smartx/ui';

/** Why somebody could not sign in again, in a sentence. */
export function signInWord(i18n: Translator, failure: unknown): string {
  const code = failure instanceof AuthError ? failure.code : null;
  if (code === 'INVALID_EMAIL_OR_PASSWORD') return i18n.t('The password is not right.');
  if (code === 'NOT_A_MEMBER')
    return i18n.t('You do not belong to this workspace any more. Its owner can tell you why.');
  if (code === 'OFFLINE') return i18n.t('The server cannot be reached. Check the connection, then try again.');
  if (code !== 'TOO_MANY_REQUESTS') return i18n.t('That did not work. Try again in a moment.');
  const seconds = (failure instanceof AuthError ? failure.retryAfter : null) ?? 60;
  return i18n.t('Too many attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}.', {
    minutes: Math.max(1, Math.ceil(seconds / 60)),
  });
}
