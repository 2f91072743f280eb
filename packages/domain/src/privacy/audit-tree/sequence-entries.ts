import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../kernel/clock.ts';
import { enterWorkspace } from '../../kernel/scope.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { AuditWitness } from './audit-witness.ts';
import { completeUntil, findNewestHead, isGenuine, keepHead, type SignedHead, signHead } from './signed-head.ts';
import { type LeafFacts, leafText } from './tree/leaf.ts';
import { hashLeaf, type TreeEdge } from './tree/merkle.ts';
import { BrokenTreeError, loadEdge } from './tree/stored-tree.ts';
import { findWaiting } from './unplaced-entries.ts';

/** What the sequencer works with. */
export interface SequencerParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly signingKey: SigningKey;
  readonly witness: AuditWitness;
}

const PORTION = 2_000;

/**
 * Takes every entry that has no place yet into the workspace's audit tree, in the order of their ids, and signs the tree. Several
 * may do so at once: one waits for the other. A portion and the head over it are one transaction, so that whoever is cut off
 * leaves a tree that is whole, and the next goes on from there. The witness is told of the newest head. Returns how many entries
 * were taken in.
 * @throws BrokenTreeError if the stored tree is not the one that was signed; nothing is signed over it
 */
export async function sequenceEntries(parts: SequencerParts, workspaceId: string, portion = PORTION): Promise<number> {
  const startedAt = parts.clock.now();
  let count = 0;
  let after: string | null = null;
  for (;;) {
    const taken = await parts.em.fork().transactional(async (em) => {
      await enterWorkspace(em, workspaceId);
      return takePortion(em, parts.signingKey, { workspaceId, startedAt, after, portion });
    });
    count += taken.length;
    if (taken.length < portion) break;
    after = taken.at(-1)?.entry ?? after;
  }
  await tellWitness(parts, workspaceId);
  return count;
}

/** A tree that does not continue what the witness saw is not shown to it: what it remembers is what proves the cut. */
async function tellWitness({ em, witness }: SequencerParts, workspaceId: string): Promise<void> {
  const seen = await witness.find(workspaceId);
  const head = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const newest = await findNewestHead(tx, workspaceId);
    if (!newest || newest.size <= (seen?.size ?? 0)) return null;
    return !seen || (await loadEdge(tx, workspaceId, seen.size)).root.equals(seen.root) ? newest : null;
  });
  if (head) await witness.keep(workspaceId, head);
}

interface Task {
  readonly workspaceId: string;
  readonly startedAt: Date;
  /** The last id of the portion before; null for the first. */
  readonly after: string | null;
  readonly portion: number;
}

async function takePortion(em: EntityManager, signingKey: SigningKey, task: Task): Promise<LeafFacts[]> {
  const { workspaceId, startedAt, after, portion } = task;
  // Whoever comes second waits here, and then sees what the first one wrote.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`audit tree ${workspaceId}`]);
  const head = await findNewestHead(em, workspaceId);
  // A clock that was ahead and was set right must not make entries of meanwhile too old to be waited for.
  const completeBefore = completeUntil(head, startedAt);
  const settledAt = await settledUntil(em, startedAt);
  const waiting = await findWaiting(em, { workspaceId, completeAt: completeBefore, after, limit: portion + 1 });
  const taken = waiting.slice(0, portion);
  if (taken.length === 0) return [];
  const edge = await signedEdge(em, signingKey, workspaceId, head);
  await keepLeaves(em, workspaceId, edge, taken);
  const completeAt = waiting.length > portion ? completeBefore : settledAt;
  const grown = { size: edge.size, root: edge.root, signedAt: later(startedAt, head?.signedAt), completeAt };
  await keepHead(em, workspaceId, signHead(signingKey, workspaceId, grown));
  return taken;
}

/**
 * Until when everything that was begun has ended: what a transaction that goes on writes may still appear, also one that has only
 * read so far. An entry's id is made inside its transaction.
 */
async function settledUntil(em: EntityManager, startedAt: Date): Promise<Date> {
  const [oldest] = await em.execute<{ at: Date | string | null }[]>(
    `select min(xact_start) as at from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  const begun = oldest?.at ? new Date(oldest.at) : startedAt;
  return begun < startedAt ? begun : startedAt;
}

/** Nothing may be signed that was not grown from what was signed before: it would lend a forged tree the installation's word. */
async function signedEdge(
  em: EntityManager,
  signingKey: SigningKey,
  workspaceId: string,
  head: SignedHead | null,
): Promise<TreeEdge> {
  const edge = await loadEdge(em, workspaceId, head?.size ?? 0);
  if (head && !(isGenuine(signingKey, workspaceId, head) && edge.root.equals(head.root)))
    throw new BrokenTreeError(`The audit tree is not the one that was signed with ${head.size} entries.`);
  return edge;
}

async function keepLeaves(
  em: EntityManager,
  workspaceId: string,
  edge: TreeEdge,
  entries: readonly LeafFacts[],
): Promise<void> {
  const leaves = entries.map((facts) => {
    const { size: sequence } = edge;
    const hashes = edge.append(hashLeaf(leafText(workspaceId, facts)));
    return { id: facts.entry, sequence, hashes: Buffer.concat(hashes).toString('hex') };
  });
  await em.execute(
    `insert into audit_leaf (workspace_id, id, sequence, hashes)
     select ?::uuid, l.id, l.sequence, decode(l.hashes, 'hex')
     from jsonb_to_recordset(?::jsonb) as l (id uuid, sequence bigint, hashes text)`,
    [workspaceId, JSON.stringify(leaves)],
  );
}

function later(one: Date, other: Date | null | undefined): Date {
  return other && other > one ? other : one;
}
