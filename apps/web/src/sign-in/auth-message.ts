import { AuthError } from '@smartx/client';
import type { Translator } from '@smartx/ui';

/** What a refusal of the sign-in means, in a sentence for the person at the screen. */
export function authMessage(i18n: Translator, error: unknown): string {
  const code = error instanceof AuthError ? error.code : 'FAILED';
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_PASSWORD':
      return i18n.t('E-mail or password is not right.');
    case 'NOT_A_MEMBER':
      return i18n.t('You do not belong to this workspace any more. Its owner can tell you why.');
    case 'TOO_MANY_REQUESTS': {
      const minutes = Math.max(1, Math.ceil(((error instanceof AuthError ? error.retryAfter : null) ?? 60) / 60));
      return i18n.t('Too many attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}.', {
        minutes,
      });
    }
    case 'PASSWORD_TOO_SHORT':
      return i18n.t('The password needs at least {count} characters.', { count: SHORTEST_PASSWORD });
    case 'PASSWORD_TOO_LONG':
      return i18n.t('The password may have at most {count} characters.', { count: 128 });
    case 'INVALID_TOKEN':
    case 'NOT_FOUND':
      return i18n.t('This link is used up or too old. Ask for a new one.');
    case 'OFFLINE':
      return i18n.t('The server cannot be reached. Check the connection, then try again.');
    default:
      return error instanceof AuthError && error.message
        ? error.message
        : i18n.t('That did not work. Try again in a moment.');
  }
}

/** As the server demands it. */
export const SHORTEST_PASSWORD = 12;
