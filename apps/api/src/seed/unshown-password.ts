import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepSecret } from '@smartx/local-database';

const FILE = 'demo.password';
/** 18 random bytes: too many to guess, short enough to type once. */
const BYTES = 18;

/**
 * The password of a demo that nobody has seen yet. It lies in the data folder, readable for its owner alone, from the moment in
 * which the seed begins until it was shown: a seed that is cut off goes on with the same one, and no demo is left that nobody
 * can sign in to.
 */
export class UnshownPassword {
  private readonly path: string;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, FILE);
  }

  /** Whether a seed began whose password was not shown. */
  get isWaiting(): boolean {
    return existsSync(this.path);
  }

  /** The password, made now if there is none. */
  keep(): string {
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
    return Buffer.from(keepSecret(this.dataDir, FILE, BYTES), 'base64').toString('base64url');
  }

  /** Forgets the password: somebody was shown it. */
  forget(): void {
    rmSync(this.path, { force: true });
  }
}
