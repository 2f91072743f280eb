import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mailer } from '../kernel/mail/mailer.ts';
import type { Scope } from '../kernel/scope.ts';
import type { AuditWitness } from './audit-tree/audit-witness.ts';
import type { CatalogueTable } from './catalogue.ts';
import type { LiveKeys } from './certificate/absence/live-keys.ts';
import type { ItemKeeper } from './erasure/items/item-keeper.ts';
import type { SigningKey } from './keys/signing-key.ts';
import type { SuppressionDigest } from './ledger/suppression-list.ts';

/** Keeps and destroys contents under a key of the vault; the file store of the product is one. */
export interface PrivateFiles {
  write(
    owner: { readonly workspaceId: string; readonly keyId: string },
    content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<{ readonly storageKey: string; readonly byteSize: number }>;
  read(workspaceId: string, storageKey: string): Promise<AsyncIterable<Buffer> | null>;
  destroy(workspaceId: string, storageKey: string): Promise<void>;
}

/** Somebody who may be the person that a request comes from. */
export interface SubjectMatch {
  readonly subjectId: string;
  readonly kind: string;
  /** The address belongs to several people: control of it proves nobody's identity. */
  readonly isShared: boolean;
}

/** How people are found and reached, whatever the workspace knows them as; the engine itself knows no contact and no member. */
export interface SubjectDirectory {
  /** An address in the form in which addresses are compared, or null if the text is none. */
  normaliseEmail(text: string): string | null;
  findByEmail(em: EntityManager, workspaceId: string, normalised: string): Promise<SubjectMatch[]>;
  /** Everything that these people would be recognised by if they were recorded again, as the suppression list keeps it. */
  digestsOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<SuppressionDigest[]>;
  /** What keeps these people from being erased: one of them works here. */
  ties(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<'member' | null>;
  /** The addresses that these people have proven to be theirs, as they are compared. */
  provenEmails(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<string[]>;
  /** Notes that these people have proven an address to be theirs. */
  noteProven(
    em: EntityManager,
    workspaceId: string,
    subjectIds: readonly string[],
    normalised: string,
    at: Date,
  ): Promise<void>;
  /** The language in which a person is written to. */
  languageOf(em: EntityManager, workspaceId: string, subjectId: string): Promise<string>;
  /** The addresses at which these people are reached by mail. */
  mailboxes(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<string[]>;
  /** The members who hold the right to approve a request. */
  approvers(em: EntityManager, workspaceId: string): Promise<string[]>;
  /** Where they are written to. */
  approverAddresses(
    em: EntityManager,
    workspaceId: string,
  ): Promise<{ readonly subjectId: string; readonly email: string }[]>;
}

/** A record of a person in which values can be corrected. */
export interface CorrectableRecord {
  readonly subjectId: string;
  readonly recordId: string;
}

/** Corrects what is held of people, whatever the workspace knows them as. */
export interface CorrectionTarget {
  recordsOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<CorrectableRecord[]>;
  /**
   * Puts a value right in every record of these people; history and audit say that it changed, never what it was.
   * @throws InvalidInputError for a value that the field cannot hold
   */
  correct(
    em: EntityManager,
    scope: Scope,
    subjectIds: readonly string[],
    correction: { readonly field: string; readonly value: string },
  ): Promise<void>;
}

/** A sign-in of an account that is still good. */
export interface HeldSignIn {
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly browser: string | null;
}

/** A workspace that an account belongs to. */
export interface HeldMembership {
  readonly workspace: string;
  readonly roles: string;
}

/** What accounts have outside the workspace of the operator, where they are subjects: workspaces they work in, and the sign-in. */
export interface AccountHolders {
  /**
   * Ends every membership of these people and everything with which they sign in, in the caller's transaction; what is over
   * already is left alone.
   * @throws WrongStateError (`last-owner`) naming the workspaces that would be left without an owner, unless it is forced
   */
  end(
    em: EntityManager,
    scope: Scope,
    subjectIds: readonly string[],
    how?: { readonly isForced: boolean },
  ): Promise<void>;
  /** What these people see of it in the copy of their data. */
  heldOf(
    em: EntityManager,
    scope: Scope,
    subjectIds: readonly string[],
  ): Promise<{ readonly signIns: readonly HeldSignIn[]; readonly memberships: readonly HeldMembership[] }>;
}

/** What the privacy engine is given of the world around it. */
export interface PrivacyParts {
  readonly mailer: Mailer;
  readonly files: PrivateFiles;
  readonly directory: SubjectDirectory;
  readonly corrections: CorrectionTarget;
  readonly accounts: AccountHolders;
  readonly catalogue: readonly CatalogueTable[];
  /** What keeps items of people beyond their erasure, besides the decisions about one request. */
  readonly keepers: readonly ItemKeeper[];
  /** Vouches for what the installation says. */
  readonly signingKey: SigningKey;
  /** Remembers the heads of the audit trees outside the main database. */
  readonly witness: AuditWitness;
  /** Which keys are alive, for the certificates of erasures. */
  readonly liveKeys: LiveKeys;
  /** The address that people use, without a path. */
  readonly publicUrl: string;
}

/** What the engine needs to know of a workspace. */
export interface WorkspaceFacts {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
}

/** The workspace of the current transaction. */
export async function workspaceFacts(em: EntityManager, workspaceId: string): Promise<WorkspaceFacts> {
  const [facts] = await em.execute<WorkspaceFacts[]>(
    'select slug, name, country, time_zone as "timeZone" from workspace where id = ?',
    [workspaceId],
  );
  if (!facts) throw new Error('The transaction has not entered this workspace.');
  return facts;
}
