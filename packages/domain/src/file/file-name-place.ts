import type { Scope } from '../kernel/scope.ts';
import type { SealedPlace } from '../kernel/vault.ts';
import type { File } from './file.entity.ts';

/** Where the name of a file stands. */
export function placeOfName(fileId: string): Omit<SealedPlace, 'workspaceId'> {
  return { table: 'file', column: 'name', rowId: fileId };
}

/** The name of a file in clear; null where its key is destroyed. */
export async function openName({ workspaceId, vault }: Pick<Scope, 'workspaceId' | 'vault'>, file: File) {
  return file.name ? vault.open({ workspaceId, ...placeOfName(file.id) }, file.name) : null;
}
