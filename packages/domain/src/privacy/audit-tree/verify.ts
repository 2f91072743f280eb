import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { BrokenCiphertextError, keyIdOf } from '../keys/sealed-value.ts';
import { isSigned, type SigningKey } from '../keys/signing-key.ts';
import type { AuditWitness, TreeMark } from './audit-witness.ts';
import { type Finding, Findings } from './findings.ts';
import { completeUntil, findHeads, findNewestHead, isGenuine, type KeptHead, type SignedHead } from './signed-head.ts';
import { LEAF_COLUMNS, type LeafFacts, leafText } from './tree/leaf.ts';
import { HASH_BYTES, hashLeaf, TreeEdge } from './tree/merkle.ts';
import { findUnplaced } from './unplaced-entries.ts';

/** What a check of the whole audit found. */
export interface AuditCheck {
  readonly checkedAt: Date;
  /** The newest head; null before anything was taken in. */
  readonly head: SignedHead | null;
  /** How many entries are in the tree. */
  readonly size: number;
  /** How many were written since and wait for their place. */
  readonly waiting: number;
  /** The first hundred of what is wrong; empty where nothing is. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

/** Who vouches for a tree: the key that signs it, and the witness outside the database. */
export interface TreeKeepers {
  readonly signingKey: SigningKey;
  readonly witness: AuditWitness;
}

const PORTION = 2_000;

/**
 * Compares every entry with its place in the tree, every place with the hashes above it, and every head with the tree and with
 * the installation's key; the newest head that the witness saw and one that was kept elsewhere as well. Reads a portion at a time
 * and changes nothing.
 */
export async function verifyTree(scope: Scope, keepers: TreeKeepers, earlier: KeptHead | null): Promise<AuditCheck> {
  const { signingKey: key, witness } = keepers;
  const findings = new Findings();
  // Before the tree is read: what is added meanwhile is no finding.
  const seen = await witness.find(scope.workspaceId);
  const bounds = await scope.transaction((em) => readBounds(em, scope.workspaceId, findings, scope.clock.now()));
  const { head, leafCount, waiting } = bounds;
  const size = head?.size ?? 0;
  checkEarlier(key, size, earlier, findings);
  if (seen && seen.size > size && seen.size !== earlier?.size) findings.add('CUT_OFF', seen.size);
  if (leafCount > size) findings.add('HEAD_MISSING', leafCount);
  if (leafCount < size) findings.add('LEAF_MISSING', leafCount);
  const walk = new TreeWalk(scope, key, [earlier, seen], findings);
  const end = Math.min(size, leafCount);
  for (let from = 0; from < end; from += PORTION) await walk.check(from, Math.min(from + PORTION, end));
  return {
    ...{ checkedAt: scope.clock.now(), head, size, waiting },
    ...{ findings: findings.listed, findingCount: findings.count },
  };
}

/** One snapshot of both, so that what is added meanwhile is no finding. */
async function readBounds(em: EntityManager, workspaceId: string, findings: Findings, now: Date) {
  await em.execute('set transaction isolation level repeatable read');
  const head = await findNewestHead(em, workspaceId);
  const sql = 'select coalesce(max(sequence) + 1, 0)::text as count from audit_leaf where workspace_id = ?';
  const [leaves] = await em.execute<{ count: string }[]>(sql, [workspaceId]);
  const unplaced = await findUnplaced(em, workspaceId, completeUntil(head, now));
  for (const id of unplaced.added) findings.add('ENTRY_ADDED', null, id);
  findings.addUnlisted(unplaced.addedCount - unplaced.added.length);
  return { head, leafCount: Number(leaves?.count), waiting: unplaced.waitingCount };
}

function checkEarlier(key: SigningKey, size: number, earlier: KeptHead | null, findings: Findings): void {
  if (!earlier) return;
  const isOurs = earlier.keyId === key.id;
  if (!isOurs || !isSigned(earlier.text, Buffer.from(earlier.signature, 'base64'), earlier.keyId))
    findings.add('EARLIER_FORGED', earlier.size);
  else if (earlier.size > size) findings.add('CUT_OFF', earlier.size);
}

interface Place extends LeafFacts {
  readonly place: string;
  readonly id: string;
  readonly hashes: Buffer;
  /** Null where the entry is gone. */
  readonly entry: string;
  readonly payload: Buffer | null;
}

const PLACES = `select l.sequence::text as place, l.id::text as id, l.hashes, e.payload, ${LEAF_COLUMNS}
  from audit_leaf l left join audit_entry e on e.workspace_id = l.workspace_id and e.id = l.id
  where l.workspace_id = ? and l.sequence >= ? and l.sequence < ? order by l.sequence`;

/** Goes through the tree from its first leaf, and builds it anew from what is stored. */
class TreeWalk {
  private readonly edge = new TreeEdge(0, []);
  /** Once it differs from what was signed, all that follows does: it is said once. */
  private isWhole = true;

  constructor(
    private readonly scope: Scope,
    private readonly key: SigningKey,
    private readonly earlier: readonly (TreeMark | null)[],
    private readonly findings: Findings,
  ) {}

  async check(from: number, to: number): Promise<void> {
    const { workspaceId } = this.scope;
    const { places, heads } = await this.scope.transaction(async (em) => ({
      places: await em.execute<Place[]>(PLACES, [workspaceId, from, to]),
      heads: await findHeads(em, workspaceId, from, to),
    }));
    await this.loadKeys(places);
    const at = new Map(places.map((place) => [Number(place.place), place]));
    const signed = new Map(heads.map((head) => [head.size, head]));
    for (let place = from; place < to; place += 1) {
      const found = at.get(place);
      if (found) await this.checkPlace(place, found);
      else this.breaksAt('LEAF_MISSING', place);
      this.checkHeads(place + 1, signed.get(place + 1));
    }
  }

  private async checkPlace(place: number, found: Place): Promise<void> {
    const stored = Buffer.from(found.hashes);
    const leaf = stored.subarray(0, HASH_BYTES);
    if (this.isWhole && !Buffer.concat(this.edge.append(leaf)).equals(stored)) this.breaksAt('LEAF_CHANGED', place);
    if (found.entry === null) this.findings.add('ENTRY_MISSING', place, found.id);
    else if (!hashLeaf(leafText(this.scope.workspaceId, found)).equals(leaf))
      this.findings.add('ENTRY_CHANGED', place, found.id);
    else if (!(await this.isPayloadSound(found))) this.findings.add('PAYLOAD_CHANGED', place, found.id);
  }

  private checkHeads(size: number, head: SignedHead | undefined): void {
    if (head && !isGenuine(this.key, this.scope.workspaceId, head)) this.findings.add('HEAD_FORGED', size);
    else if (head && this.isWhole && !this.edge.root.equals(head.root)) this.breaksAt('HEAD_CHANGED', size);
    const isOther = this.earlier.some((mark) => mark?.size === size && !this.edge.root.equals(mark.root));
    if (isOther && this.isWhole) this.findings.add('REWRITTEN', size);
  }

  private breaksAt(kind: 'LEAF_MISSING' | 'LEAF_CHANGED' | 'HEAD_CHANGED', place: number): void {
    this.isWhole = false;
    this.findings.add(kind, place);
  }

  private async loadKeys(places: readonly Place[]): Promise<void> {
    const subjects = places.flatMap(({ payload, subject }) => (payload && subject ? [subject] : []));
    await this.scope.vault.loadKeys(this.scope.workspaceId, [...new Set(subjects)]);
  }

  /** Whether a payload is the one that the entry commits to; one whose key died with its person cannot be read by anybody. */
  private async isPayloadSound({ id, payload, subject, commitment }: Place): Promise<boolean> {
    if (payload === null) return commitment === null;
    const { vault, workspaceId } = this.scope;
    const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: id };
    try {
      const keyId = keyIdOf(payload);
      const text = keyId === subject ? await vault.open(place, payload) : '';
      if (text === null) return true;
      return (await vault.commit(keyId, place, text))?.toString('hex') === commitment;
    } catch (error) {
      if (error instanceof BrokenCiphertextError) return false;
      throw error;
    }
  }
}
