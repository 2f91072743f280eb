import type { EntityManager } from '@mikro-orm/postgresql';
import { NotFoundError } from '../../../kernel/errors.ts';
import { enterWorkspace, type Scope } from '../../../kernel/scope.ts';
import type { Vault } from '../../../kernel/vault.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';
import { getRequest, recordStep } from '../request-record.ts';
import { RequestEvidence } from './request-evidence.entity.ts';

/** Decides who gets the files of a request. */
export class EvidenceDownloads {
  constructor(private readonly scope: Scope) {}

  /**
   * Lets whoever handles the request fetch one of its files once, and writes down that they looked before it leaves. Gives the
   * file's id.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError also for a file that is destroyed
   */
  async allow(id: string): Promise<string> {
    this.scope.require('request:handle');
    return this.scope.transaction(async (em) => {
      const evidence = await em.findOne(RequestEvidence, {
        ...{ workspaceId: this.scope.workspaceId, id, destroyedAt: null },
      });
      if (!evidence) throw new NotFoundError('requestEvidence');
      const request = await getRequest(em, this.scope, evidence.request.id);
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'evidence-read', detail: evidence.kind });
      return evidence.id;
    });
  }
}

/** A file of a request on its way to whoever handles it. */
export interface EvidenceDownload {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/** What handing a file out needs; whoever fetches it has the address and no session. */
export interface EvidenceSender {
  readonly em: EntityManager;
  readonly vault: Vault;
  readonly files: PrivateFiles;
}

/** The content of a file that somebody was allowed to fetch a moment ago. @throws NotFoundError for one that was destroyed meanwhile */
export async function openEvidence(
  { em, vault, files }: EvidenceSender,
  workspaceId: string,
  id: string,
): Promise<EvidenceDownload> {
  const evidence = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    return tx.findOne(RequestEvidence, { workspaceId, id, destroyedAt: null });
  });
  const place = { workspaceId, table: 'request_evidence', column: 'name', rowId: id };
  const fileName = evidence?.name ? await vault.open(place, evidence.name) : null;
  const content = evidence?.storageKey ? await files.read(workspaceId, evidence.storageKey) : null;
  if (!evidence || !content) throw new NotFoundError('requestEvidence');
  const { mediaType, byteSize } = evidence;
  return { fileName: fileName ?? 'file', mediaType, byteSize: Number(byteSize), content };
}
