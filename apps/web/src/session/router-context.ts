import type { I18n } from '@lingui/core';
import type { AuthClient } from '@smartx/client';
import type { SessionStore } from './session-store.ts';

/** What every route can use before it shows anything. */
export interface RouterContext {
  readonly auth: AuthClient;
  readonly session: SessionStore;
  readonly i18n: I18n;
}
