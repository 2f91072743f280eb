import type { Purpose } from '@smartx/client/partner';

/** Where the API is, with which key and for which purpose it is asked, and where the copy is kept. */
export interface Environment {
  readonly url: string;
  readonly key: string;
  readonly purpose: Purpose;
  readonly file: string;
}

/** Reads the environment. @throws Error for a variable that is missing */
export function readEnvironment(): Environment {
  const { MIRROR_FILE: file = 'contacts.sqlite', SMARTX_PURPOSE: purpose = 'PARTNER_SHARING' } = process.env;
  // The API refuses a purpose that it does not know.
  return { url: required('SMARTX_URL'), key: required('SMARTX_KEY'), purpose: purpose as Purpose, file };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}; see the README.`);
  return value;
}
