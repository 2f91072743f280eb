/** What the store knows of a file that it holds. */
export interface StoredFile {
  /** Names the file in the store; says nothing about its content or its person. */
  readonly storageKey: string;
  readonly byteSize: number;
  /** SHA-256 of the content in clear. */
  readonly sha256: Buffer;
}

/** Whose file it is, and under which key of the vault it lies: a subject's, a record's or the workspace's. */
export interface FileOwner {
  readonly workspaceId: string;
  readonly keyId: string;
}

/** A content in pieces; nothing here holds a whole file in memory. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The file is not in the store, was cut off or was changed. */
export class BrokenFileError extends Error {}

/** The content is longer than allowed; what was received of it is gone again. */
export class FileTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
  }
}

/** There is no room left to keep the content; nothing of it is there. */
export class FileStoreFullError extends Error {
  constructor(options?: ErrorOptions) {
    super('There is no room left for files. Whoever runs this installation has to make some.', options);
  }
}

/**
 * Keeps contents encrypted at rest (AES-256-GCM). Each has a key of its own, sealed under a key of the vault: whoever
 * destroys that key destroys the content in every copy. A local folder by default; an object store implements the same.
 */
export interface FileStore {
  /**
   * Stores a content; it exists as a whole or not at all.
   * @throws FileTooLargeError · FileStoreFullError
   */
  write(owner: FileOwner, content: Content, limits?: { readonly maxBytes?: number }): Promise<StoredFile>;
  /**
   * The content in clear, or null where its key is destroyed.
   * @throws BrokenFileError if it is not there, also in the middle of reading if it was cut off or changed
   */
  read(workspaceId: string, storageKey: string): Promise<AsyncIterable<Buffer> | null>;
  /** Removes a content; one that is gone already is no error. */
  destroy(workspaceId: string, storageKey: string): Promise<void>;
  /** The keys of everything stored, of one workspace or of all; what a search for leftovers starts from. */
  list(workspaceId?: string): AsyncIterable<{ readonly workspaceId: string; readonly storageKey: string }>;
  /** Removes what a crash left half written: what nobody has written to for longer than a file may take. */
  removeUnfinished(): Promise<void>;
}
