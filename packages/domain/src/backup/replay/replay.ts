import type pg from 'pg';
import type { Scope } from '../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import type { ReadJournal } from '../journal/journal-files.ts';

/** What is replayed, and into which workspaces. */
export interface Replay {
  /** The key database. */
  readonly keys: Pick<pg.Pool, 'query'>;
  readonly privacy: PrivacyParts;
  /** The product itself at work in each workspace. */
  readonly scopes: readonly Scope[];
  readonly journal: ReadJournal;
  /** When the backup was made that was restored. */
  readonly madeAt: Date;
}
