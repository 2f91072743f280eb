import type { AuthClient, Me } from '@smartx/client';

/** Who is signed in, asked for once and kept until somebody signs in, out, or joins a workspace. */
export class SessionStore {
  private readonly auth: AuthClient;
  private known: Promise<Me> | null = null;

  constructor(auth: AuthClient) {
    this.auth = auth;
  }

  /** @throws AuthError if the server cannot be asked */
  load(): Promise<Me> {
    this.known ??= this.auth.me().catch((error) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** The next question goes to the server. */
  forget(): void {
    this.known = null;
  }
}
