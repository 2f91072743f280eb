import type { IncomingHttpHeaders } from 'node:http';
import type { RoleKey } from '@smartx/domain/identity';
import type { Viewer } from '@smartx/domain/kernel';

/** The account behind a request, as the operator's workspace knows it. */
export interface ViewerAccount {
  readonly id: string;
  readonly fullName: string | null;
  readonly email: string | null;
  readonly locale: string | null;
}

/** A workspace as its members see it in a menu. */
export interface ViewerWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isOperator: boolean;
  /** When it ends; until then it is only read. Null for one that nobody closes. */
  readonly closingAt: Date | null;
}

/** Who acts, in which workspace, and through which session or key. */
export interface ResolvedViewer {
  readonly viewer: Viewer;
  /** The person; null where a partner's key acts. */
  readonly account: ViewerAccount | null;
  readonly workspace: ViewerWorkspace;
  /** The organisation to which data goes, as the ledger of disclosures names it; null where a member asks. */
  readonly recipient: string | null;
  /** The session of the sign-in; null where a partner's key acts. */
  readonly sessionId: string | null;
  /** The user of the sign-in library; null where a partner's key acts. */
  readonly authUserId: string | null;
  /** May send documents of its own and read the schema: the scope `developer` of a key, the action `api:explore` of a role. */
  readonly isDeveloper: boolean;
}

/** A workspace to which an account belongs, and as what. */
export interface Membership {
  readonly memberId: string;
  readonly roles: readonly RoleKey[];
  /** Whether an active member is the privacy officer of the workspace; until then an owner acts as one. */
  readonly hasOfficer: boolean;
  readonly workspace: ViewerWorkspace;
}

/** A person who is signed in, before or without a choice of a workspace. */
export interface SignedIn {
  readonly account: ViewerAccount;
  readonly authUserId: string;
  readonly sessionId: string;
  /** From when on working with it extends the session. */
  readonly extensionDueAt: Date;
}

/** Turns the headers of a request into a viewer; answers are at most five seconds old. */
export interface ViewerResolver {
  /**
   * Null for nobody, for a workspace that does not exist and for one to which the caller does not belong: the three look
   * the same. A key names its workspace itself, so its slug may be absent, but never another one. One that works from
   * certain addresses only is nobody from any other, and where no address is given.
   */
  resolve(
    headers: IncomingHttpHeaders,
    workspaceSlug: string | null,
    address?: string | null,
  ): Promise<ResolvedViewer | null>;
  /** Who is signed in, by the cookie alone; null for nobody and for a key. */
  findSignedIn(headers: IncomingHttpHeaders): Promise<SignedIn | null>;
  /** The workspaces to which an account belongs, by name. */
  membershipsOf(accountId: string): Promise<readonly Membership[]>;
  /** Forgets everything at once; what is asked next comes from the database. */
  invalidate(): void;
  /** Stops listening for changes of roles, sessions and keys. */
  close(): Promise<void>;
}
