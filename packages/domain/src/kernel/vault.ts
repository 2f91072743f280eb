/** Where a sealed value stands; bound into the ciphertext, so that it cannot be moved to another row or column. */
export interface SealedPlace {
  readonly workspaceId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** Whose key seals a value: a subject's, a record's that several people share, a request's, or the workspace's own. */
export type KeyKind = 'subject' | 'record' | 'request' | 'workspace';

/** What a blind index is made for: one keyed hash for each, so that equal values in two columns do not show. */
export type IndexUse =
  | 'email'
  | 'phone'
  | 'phone-last4'
  | 'postal'
  | 'url'
  | 'handle'
  | 'suppression'
  | 'request-email'
  | 'request-code'
  | 'request-token'
  | 'consent-token'
  | 'agent-message'
  | 'custom'
  | 'text'
  | 'idempotency';

/**
 * Seals and opens values under keys that live outside the database. A destroyed key makes everything sealed under it
 * unreadable, in every copy (NIST SP 800-88r2, cryptographic erase).
 */
export interface Vault {
  /** Makes the keys that do not exist yet; a key is written before the row that it seals. */
  ensureKeys(workspaceId: string, kind: KeyKind, keyIds: readonly string[]): Promise<void>;
  /** Seals a text under a key that exists. */
  seal(keyId: string, place: SealedPlace, plainText: string): Promise<Buffer>;
  /** Fetches the keys of many values at once, before they are opened one by one. */
  loadKeys(workspaceId: string, keyIds: readonly string[]): Promise<void>;
  /** The text, or null where its key is destroyed. */
  open(place: SealedPlace, sealed: Uint8Array): Promise<string | null>;
  /**
   * A keyed hash of a text under a key that exists, 32 bytes: it proves later what was sealed, and once the key is destroyed it
   * tells nobody anything. Null where the key is destroyed.
   */
  commit(keyId: string, place: SealedPlace, plainText: string): Promise<Buffer | null>;
  /** Destroys keys for good. Values under them can never be opened again, from any backup of the database. */
  destroyKeys(workspaceId: string, keyIds: readonly string[]): Promise<void>;
  /** Keyed hash of a normalised value, 16 bytes. */
  blindIndex(workspaceId: string, use: IndexUse, normalised: string): Promise<Buffer>;
}
