import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { enterWorkspace, type Scope } from '../../../kernel/scope.ts';
import type { Vault } from '../../../kernel/vault.ts';
import { KeptItem } from '../../erasure/items/erasure-item.entity.ts';
import { keptFieldsOf, type OpenedItem } from '../../erasure/items/kept-items.service.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';

const LONGEST_REASON = 500;

/**
 * Reads what a law wants kept of people who were erased. The only way in: for the purpose of the legal obligation alone, with a
 * reason, and every time is in the audit.
 */
export class StatutoryArchive {
  constructor(private readonly scope: Scope) {}

  /**
   * What an archived copy says.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError without a reason · NotFoundError also for one whose last
   * day is over
   */
  async open(id: string, reason: string): Promise<OpenedItem & { readonly hasContent: boolean }> {
    return this.look(id, reason, 'fields', async (item, text) => {
      const found = { id, subjectId: item.subject.id, table: item.itemTable };
      return { ...found, fields: keptFieldsOf(text), hasContent: item.storageKey != null };
    });
  }

  /**
   * Allows one download of the content of an archived file. Gives its id.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError without a reason · NotFoundError also where there is none
   */
  async allowContent(id: string, reason: string): Promise<{ readonly id: string; readonly subjectId: string }> {
    return this.look(id, reason, 'content', async ({ storageKey, subject }) => {
      if (storageKey == null) throw new NotFoundError('kept item');
      return { id, subjectId: subject.id };
    });
  }

  private async look<T>(
    id: string,
    reason: string,
    what: 'fields' | 'content',
    read: (item: KeptItem, text: string) => Promise<T>,
  ): Promise<T> {
    this.scope.require('archive:read');
    const why = readReason(reason);
    return this.scope.transaction(async (em) => {
      const { workspaceId, vault } = this.scope;
      const key = { workspaceId, id, ground: 'legal-obligation', releasedAt: null } as const;
      const item = await em.findOne(KeptItem, key);
      const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
      const text = item?.snapshot ? await vault.open(place, item.snapshot) : null;
      if (!item || text === null) throw new NotFoundError('kept item');
      const found = await read(item, text);
      await this.record(em, item, what, why);
      return found;
    });
  }

  /** The reason lies under the key of the copy, and goes with it. */
  private async record(em: EntityManager, item: KeptItem, what: string, reason: string): Promise<void> {
    const { vault, workspaceId } = this.scope;
    const auditId = newId();
    const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: auditId };
    const text = JSON.stringify({ reason });
    const sealed = await vault.seal(item.id, place, text);
    const commitment = await vault.commit(item.id, place, text);
    const target = { targetType: 'kept_item', targetId: item.id, subjectId: item.subject.id };
    const payload = { auditId, sealed, commitment };
    this.scope.record(em, { action: 'archive:read', ...target, fields: [what], payload });
  }
}

/** @throws InvalidInputError */
function readReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > LONGEST_REASON)
    throw new InvalidInputError([{ path: 'reason', message: `Say why, in ${LONGEST_REASON} characters at most.` }]);
  return reason;
}

/** A content of the archive on its way out. */
export interface ArchivedContent {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/** The content of an archived file whose download was allowed a moment ago; null for one that is gone meanwhile. */
export async function openArchivedContent(
  parts: { readonly em: EntityManager; readonly vault: Vault; readonly files: PrivateFiles },
  workspaceId: string,
  id: string,
): Promise<ArchivedContent | null> {
  const { em, vault, files } = parts;
  const item = await em.fork().transactional(async (inner) => {
    await enterWorkspace(inner, workspaceId);
    return inner.findOne(KeptItem, { workspaceId, id, ground: 'legal-obligation', releasedAt: null });
  });
  if (!item?.snapshot || item.storageKey == null) return null;
  const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
  const text = await vault.open(place, item.snapshot);
  const content = text === null ? null : await files.read(workspaceId, item.storageKey);
  if (text === null || !content) return null;
  const said = new Map(keptFieldsOf(text).map(({ field, value }) => [field, value]));
  return {
    ...{ fileName: said.get('name') ?? 'file', mediaType: said.get('mediaType') ?? 'application/octet-stream' },
    ...{ byteSize: Number(said.get('byteSize') ?? 0), content },
  };
}
