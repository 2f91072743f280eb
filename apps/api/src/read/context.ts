import type { Purpose, Vault, Viewer } from '@smartx/domain/kernel';
import type { CursorCodec } from './cursor.ts';
import type { CustomFields } from './custom-fields.ts';
import type { MetadataSource, ReadType } from './read-type.ts';

/** For whom and for what a statement is compiled. */
export interface ReadContext {
  readonly viewer: Viewer;
  readonly purpose: Purpose;
  readonly metadata: MetadataSource;
  /** Every read type by the name that relations use. @throws Error for an unknown one: a mistake in a declaration */
  readonly typeNamed: (name: string) => ReadType;
  readonly cursors: CursorCodec;
  readonly vault: Vault;
  /** The custom fields of the workspace, where the statement uses any. */
  readonly customFields: CustomFields;
}
