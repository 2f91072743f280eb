import { InvalidInputError } from '@smartx/domain/kernel';
import type { Auth } from '../auth.ts';
import type { AttemptLimits, Limit } from './attempt-limits.ts';

/** A session that somebody took over must not become a place to try passwords. */
const ATTEMPTS: Limit = { window: 900, max: 5 };

/** Whether somebody who is signed in knows the password of their account: asked for before what cannot be undone. */
export class OwnPassword {
  constructor(
    private readonly auth: Auth,
    private readonly limits: AttemptLimits,
  ) {}

  /**
   * Compares a password with that of the account; false also for whoever has none, such as an API key.
   * @throws InvalidInputError after five wrong ones in a quarter of an hour
   */
  async isRight(authUserId: string | null, password: string): Promise<boolean> {
    if (authUserId === null) return false;
    const verdict = await this.limits.consume(`own password ${authUserId}`, ATTEMPTS);
    if (!verdict.allowed) throw tooMany(verdict.retryAfter ?? ATTEMPTS.window);
    const context = await this.auth.$context;
    const accounts = await context.internalAdapter.findAccounts(authUserId);
    const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
    const isRight = Boolean(hash) && (await context.password.verify({ hash: hash ?? '', password }));
    if (isRight) await this.limits.forget(`own password ${authUserId}`);
    return isRight;
  }
}

function tooMany(seconds: number): InvalidInputError {
  const message = `Too many wrong passwords; try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new InvalidInputError([{ path: 'password', message }]);
}
