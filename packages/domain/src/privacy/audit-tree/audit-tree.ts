import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { completeUntil, findNewestHead, headDocument, readKeptHead, type SignedHead } from './signed-head.ts';
import { LEAF_COLUMNS, type LeafFacts, leafText } from './tree/leaf.ts';
import { consistencyPath, inclusionPath } from './tree/stored-tree.ts';
import { countWaiting } from './unplaced-entries.ts';
import { type AuditCheck, type TreeKeepers, verifyTree } from './verify.ts';

/** Where the audit tree of a workspace stands. */
export interface AuditTreeState {
  /** Null before the first entry was taken in. */
  readonly head: SignedHead | null;
  /** How many entries were written since and wait for their place. */
  readonly waiting: number;
  /** The head as a file to keep elsewhere, with the proof that it continues an earlier one where that was asked for. */
  readonly file: string | null;
}

/** The proof that an entry is in the tree. */
export interface AuditProof {
  /** The place of the entry, from 0. */
  readonly place: number;
  readonly head: SignedHead;
  /** Whom the entry is about, if anybody. */
  readonly subjectId: string | null;
  /** All that is needed to check it without the product: see `docs/privacy/audit-tree.md`. */
  readonly file: string;
}

/** What the audit tree of a workspace proves to those who may read its audit. */
export class AuditTree {
  constructor(
    private readonly scope: Scope,
    private readonly keepers: TreeKeepers,
  ) {}

  /**
   * The newest signed head; with `since`, the size of an earlier one, also the proof that it was only added to since.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for a size that the tree never had · BrokenTreeError
   */
  async state(since: number | null = null): Promise<AuditTreeState> {
    this.scope.require('audit:read');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      const head = await findNewestHead(em, workspaceId);
      const waiting = await countWaiting(em, workspaceId, completeUntil(head, this.scope.clock.now()));
      if (since !== null) assertSize(since, head);
      if (!head) return { head, waiting, file: null };
      const path = since === null ? null : await consistencyPath(em, workspaceId, since, head.size);
      const consistency = path && { since, path: path.map(toBase64) };
      const parts = { format: 'smartx-audit-head/1', head: headDocument(workspaceId, head) };
      return { head, waiting, file: toFile(consistency ? { ...parts, consistency } : parts) };
    });
  }

  /**
   * The proof that an entry is in the tree; null where there is no such entry, or it still waits for its place.
   * @throws NotAllowedError · PurposeNotAllowedError · BrokenTreeError
   */
  async prove(entryId: string): Promise<AuditProof | null> {
    this.scope.require('audit:read');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      const head = await findNewestHead(em, workspaceId);
      const leaf = await findLeaf(em, workspaceId, entryId);
      if (!head || !leaf) return null;
      const place = Number(leaf.place);
      const path = await inclusionPath(em, workspaceId, place, head.size);
      const file = toFile({
        ...{ format: 'smartx-audit-proof/1', leaf: leafText(workspaceId, leaf), place, path: path.map(toBase64) },
        head: headDocument(workspaceId, head),
      });
      return { place, head, subjectId: leaf.subject, file };
    });
  }

  /**
   * Checks the whole audit: see {@link verifyTree}. `earlier` is the file of a head that was kept elsewhere.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for a file that holds no head of this workspace
   */
  async verify(earlier: string | null = null): Promise<AuditCheck> {
    this.scope.require('audit:read');
    const kept = earlier === null ? null : readKeptHead(earlier, this.scope.workspaceId);
    return verifyTree(this.scope, this.keepers, kept);
  }
}

function assertSize(since: number, head: SignedHead | null): void {
  if (!Number.isSafeInteger(since) || since < 1 || since > (head?.size ?? 0))
    throw new InvalidInputError([{ path: 'since', message: 'Expected the size of an earlier head of this tree.' }]);
}

async function findLeaf(em: EntityManager, workspaceId: string, entryId: string) {
  const [leaf] = await em.execute<(LeafFacts & { place: string })[]>(
    `select l.sequence::text as place, ${LEAF_COLUMNS} from audit_leaf l
     join audit_entry e on e.workspace_id = l.workspace_id and e.id = l.id
     where l.workspace_id = ? and l.id = ?`,
    [workspaceId, entryId],
  );
  return leaf;
}

function toBase64(hash: Buffer): string {
  return hash.toString('base64');
}

function toFile(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
