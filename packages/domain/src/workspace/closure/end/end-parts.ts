import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { FileStore } from '../../../file-store/file-store.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Vault } from '../../../kernel/vault.ts';
import type { PrivacyParts } from '../../../privacy/privacy-parts.ts';

/** What ending workspaces needs: it works past row-level security and in both databases. */
export interface EndParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly vault: Vault;
  /** The key database, as the role of the keys. */
  readonly keys: pg.Pool;
  /** The address of the main database for its owner. */
  readonly ownerUrl: string;
  readonly files: FileStore;
  readonly privacy: PrivacyParts;
  /** The product itself at work in a workspace. */
  readonly scopeOf: (workspaceId: string) => Scope;
}
