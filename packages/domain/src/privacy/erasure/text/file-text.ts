import { createHash } from 'node:crypto';
import type { CatalogueColumn } from '../../catalogue.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';
import type { RawRow } from '../../reach/table-rows.ts';
import type { TextWriting } from './text-sources.ts';

/** A text is there, and nobody knows what it says. */
export class UnreadableTextError extends Error {}

/** Files of more bytes are not read. */
const MOST_BYTES = 262_144;

const PLAIN_TEXT = /^(?:text\/|message\/rfc822$|application\/(?:json|xml)$)/;

/** Whether a column leads to the content of a file: what is searched is the content, if it is plain text. */
export function isContent({ table, column }: Pick<CatalogueColumn, 'table' | 'column'>): boolean {
  return table === 'file' && column === 'storage_key';
}

/**
 * What a file of plain text says; null for every other one, for one whose key is destroyed, and for a document that a law wants to
 * see as it was.
 * @throws UnreadableTextError for one that is too long, in another encoding than UTF-8, or broken
 */
export async function textOfFile(
  files: Pick<PrivateFiles, 'read'>,
  workspaceId: string,
  row: RawRow,
): Promise<string | null> {
  const { storage_key: key, media_type: type, statutory_on: day, byte_size: size } = row;
  if (typeof key !== 'string' || typeof type !== 'string' || !PLAIN_TEXT.test(type) || day !== null) return null;
  if (Number(size) > MOST_BYTES) throw new UnreadableTextError('The file is too long to be searched.');
  try {
    const content = await files.read(workspaceId, key);
    if (!content) return null;
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch (error) {
    throw new UnreadableTextError('The file cannot be read as text.', { cause: error });
  }
}

/**
 * Puts another content in the place of a file's, under the key that it had. The former one is named in `replaced` and is destroyed once
 * the transaction is committed; what a crash leaves of it, the nightly search for strays destroys.
 */
export async function replaceText(
  { em, scope, files, replaced }: TextWriting,
  row: RawRow,
  text: string,
): Promise<void> {
  const { workspaceId } = scope;
  const content = Buffer.from(text, 'utf8');
  const { storageKey } = await files.write({ workspaceId, keyId: String(row.key_id) }, [content]);
  const digest = createHash('sha256').update(content).digest();
  await em.execute(
    'update file set storage_key = ?, byte_size = ?, sha256 = ?, version = version + 1 where workspace_id = ? and id = ?',
    [storageKey, content.length, digest, workspaceId, row.id],
  );
  replaced.push(String(row.storage_key));
}
