import { InvalidInputError } from '@smartx/domain/kernel';
import { type Auth, SHORTEST_PASSWORD } from '../auth.ts';

const LONGEST_PASSWORD = 128;

/** The user of the sign-in library who has this address and can sign in with a password, if there is one. */
export async function findSignInUser(auth: Auth, email: string): Promise<string | null> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  return found?.accounts.some(hasPassword) ? found.user.id : null;
}

/**
 * Makes a user who signs in with this address and password, or gives the password to one who has none yet. Whoever has one
 * keeps it. The caller has proof that the address is theirs.
 * @throws InvalidInputError for a password that is too short, too long or the address itself
 */
export async function makeSignInUser(auth: Auth, email: string, password: string): Promise<string> {
  assertPassword(password, email);
  const { internalAdapter, password: hasher } = await auth.$context;
  const known = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  // The name lives on the account; a second copy would only have to be corrected and erased twice.
  const start = { email, name: '', emailVerified: true };
  if (known?.accounts.some(hasPassword)) return known.user.id;
  const user = known?.user ?? (await internalAdapter.createUser(start, { method: 'email-password' }));
  const hash = await hasher.hash(password);
  await internalAdapter.createAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return user.id;
}

function hasPassword(account: { providerId: string; password?: string | null | undefined }): boolean {
  return account.providerId === 'credential' && Boolean(account.password);
}

function assertPassword(password: string, email: string): void {
  const fits = password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
  if (fits && password.toLowerCase() !== email) return;
  const message = `Expected ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters, and not your e-mail address.`;
  throw new InvalidInputError([{ path: 'password', message }]);
}
