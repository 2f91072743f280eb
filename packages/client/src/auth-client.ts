/** A refusal of the sign-in. */
export class AuthError extends Error {
  /** `INVALID_EMAIL_OR_PASSWORD`, `TOO_MANY_REQUESTS`, `NOT_FOUND`, `WRONG_STATE`, `OFFLINE` … */
  readonly code: string;
  /** Seconds to wait, where there were too many attempts. */
  readonly retryAfter: number | null;
  /** More about a `WRONG_STATE`, such as `sign-in-first`. */
  readonly state: string | null;
  /** The place in the input. */
  readonly path: string | null;

  constructor(
    code: string,
    message: string,
    more: { retryAfter?: number | null; state?: unknown; path?: unknown } = {},
  ) {
    super(message);
    this.code = code;
    this.retryAfter = more.retryAfter ?? null;
    this.state = typeof more.state === 'string' ? more.state : null;
    this.path = typeof more.path === 'string' ? more.path : null;
  }
}

/** A workspace of the person who is signed in. */
export interface OwnWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly isOperator: boolean;
  readonly roles: readonly string[];
  /** When it ends, while it is being closed; until then it is only read. */
  readonly closingAt?: string | null;
  /** The purposes that the roles hold; nobody has to ask which. */
  readonly purposes: readonly string[];
}

/** Who is signed in, and where they belong. */
export interface Me {
  readonly account: { id: string; fullName: string | null; email: string | null; locale: string | null } | null;
  readonly workspaces: readonly OwnWorkspace[];
}

/** A place where the person is signed in. */
export interface OwnSession {
  readonly id: string;
  readonly signedInAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly browser: string | null;
  readonly isCurrent: boolean;
}

/** What deleting the account means now for whoever is signed in. */
export interface AccountClosure {
  readonly workspaces: readonly {
    readonly slug: string;
    readonly name: string;
    /** Nobody else owns it: it is handed over or closed first. */
    readonly isOwnedAlone: boolean;
  }[];
  /** When it is deleted; null while nobody asked for it. */
  readonly closesAt: string | null;
  readonly reference: string | null;
}

/** What the link of an invitation leads to. */
export interface OpenInvitation {
  readonly workspaceName: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly hasAccount: boolean;
  /** What whoever makes an account states of their age, in the language that was asked for. */
  readonly ageStatement: string;
}

/** What an invited person sends. */
export interface InvitationAnswer {
  readonly token: string;
  readonly fullName?: string | null;
  readonly password?: string | null;
  readonly confirmOtherAddress?: boolean;
  /** Whether they made the statement of their age, and in which language. */
  readonly isOfAge?: boolean;
  readonly language?: string;
}

/** Signing in and out, passwords, invitations and one's own sessions, over the cookie of the same origin. */
export interface AuthClient {
  /** @throws AuthError */
  signIn(email: string, password: string): Promise<void>;
  /** @throws AuthError */
  signOut(): Promise<void>;
  /** Nobody signed in is `account: null`. @throws AuthError */
  me(): Promise<Me>;
  /** Answers the same whether or not the address has an account. @throws AuthError */
  requestPasswordReset(email: string): Promise<void>;
  /** @throws AuthError */
  resetPassword(token: string, newPassword: string): Promise<void>;
  /** @throws AuthError */
  changePassword(currentPassword: string, newPassword: string): Promise<void>;
  /** @throws AuthError */
  sessions(): Promise<readonly OwnSession[]>;
  /** @throws AuthError */
  revokeSession(id: string): Promise<void>;
  /** Gives back how many were ended. @throws AuthError */
  revokeOtherSessions(): Promise<number>;
  /** @throws AuthError */
  accountClosure(): Promise<AccountClosure>;
  /** Asks for the deletion of the account; it waits a day. @throws AuthError */
  closeAccount(password: string): Promise<void>;
  /** Takes it back. @throws AuthError */
  keepAccount(): Promise<void>;
  /** Takes it back by the link that was mailed, without signing in. @throws AuthError */
  keepAccountByLink(token: string): Promise<void>;
  /** @throws AuthError */
  readInvitation(token: string, language?: string): Promise<OpenInvitation>;
  /** Gives back the slug of the workspace that was joined. @throws AuthError */
  acceptInvitation(answer: InvitationAnswer): Promise<string>;
}

/** The client of `/auth`; `send` is the `fetch` to use. */
export function createAuthClient(send: typeof fetch = (...args) => fetch(...args)): AuthClient {
  const get = <T>(path: string) => ask<T>(send, path, { method: 'GET' });
  const post = <T>(path: string, body: object) =>
    ask<T>(send, path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return {
    signIn: async (email, password) => void (await post('/auth/sign-in/email', { email, password })),
    signOut: async () => void (await post('/auth/sign-out', {})),
    me: () => get<Me>('/auth/me'),
    requestPasswordReset: async (email) => void (await post('/auth/request-password-reset', { email })),
    resetPassword: async (token, newPassword) => void (await post('/auth/reset-password', { token, newPassword })),
    changePassword: async (currentPassword, newPassword) =>
      void (await post('/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })),
    sessions: async () => (await get<{ sessions: OwnSession[] }>('/auth/sessions')).sessions,
    revokeSession: async (id) => void (await post('/auth/sessions/revoke', { id })),
    revokeOtherSessions: async () => (await post<{ revoked: number }>('/auth/sessions/revoke-others', {})).revoked,
    accountClosure: () => get<AccountClosure>('/auth/account/closure'),
    closeAccount: async (password) => void (await post('/auth/account/close', { password })),
    keepAccount: async () => void (await post('/auth/account/keep', {})),
    keepAccountByLink: async (token) => void (await post('/auth/account/keep-by-link', { token })),
    readInvitation: (token, language) => post<OpenInvitation>('/auth/invitation/read', { token, language }),
    acceptInvitation: async (answer) =>
      (await post<{ workspaceSlug: string }>('/auth/invitation/accept', answer)).workspaceSlug,
  };
}

async function ask<T>(send: typeof fetch, path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await send(path, { ...init, credentials: 'same-origin' });
  } catch {
    throw new AuthError('OFFLINE', 'The server cannot be reached.');
  }
  // A proxy in between may answer with a page instead of JSON.
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  const given = typeof body.code === 'string' ? body.code : 'FAILED';
  const message = typeof body.message === 'string' ? body.message : '';
  throw new AuthError(response.status === 429 ? 'TOO_MANY_REQUESTS' : given, message, { ...body, retryAfter });
}
