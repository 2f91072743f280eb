import type { Contact } from '../../contact/contact.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SealedPlace } from '../../kernel/vault.ts';
import { onlySubjectOf } from './about.ts';

/**
 * Seals a text of a record. What concerns one person lies under that person's key and becomes unreadable with it; what
 * concerns nobody, or several who must not lose it with one of them, lies under the workspace's.
 */
export function sealText(
  scope: Scope,
  people: readonly Contact[],
  place: Omit<SealedPlace, 'workspaceId'>,
  text: string,
): Promise<Buffer> {
  const { workspaceId, vault } = scope;
  return vault.seal(onlySubjectOf(people) ?? workspaceId, { workspaceId, ...place }, text);
}
