import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';

/** Where texts are written. */
export interface TextWriting extends TextSources {
  readonly em: EntityManager;
  /** Contents of files in whose place others were put: they go once the transaction is committed. */
  readonly replaced: string[];
}

/** Where texts are read. */
export interface TextSources {
  readonly scope: Scope;
  readonly files: Pick<PrivateFiles, 'read' | 'write'>;
}
