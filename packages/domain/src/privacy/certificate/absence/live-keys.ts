import type pg from 'pg';
import { HASH_BYTES, inclusionRanges, rootOver, subtreesOf, TreeEdge } from '../../audit-tree/tree/merkle.ts';
import { lastBackupDies } from '../../keys/backup/backup-keys.ts';
import { hashLiveKey, type KeyAbsence, keyDigest, type LiveNeighbour } from './key-absence.ts';

const PORTION = 5000;

/** The keys of a workspace that open something at one moment, in the order of their digests, with a Merkle tree over them. */
export class LiveKeyList {
  private readonly edge = new TreeEdge(0, []);
  private readonly digests = new HashColumn();
  /** The hashes of the full subtrees of each height, from the leaves. */
  private readonly levels: HashColumn[] = [];

  constructor(private readonly workspaceId: string) {}

  get size(): number {
    return this.edge.size;
  }

  get root(): Buffer {
    return this.edge.root;
  }

  /** Adds the digest that comes next in order. */
  append(digest: Buffer): void {
    this.digests.push(digest);
    for (const [level, hash] of this.edge.append(hashLiveKey(digest)).entries()) {
      this.levels[level] ??= new HashColumn();
      this.levels[level].push(hash);
    }
  }

  /** The proof that a key is not in the list; null for one that is. */
  absenceOf(keyId: string): KeyAbsence | null {
    const digest = keyDigest(this.workspaceId, keyId);
    const place = this.digests.firstFrom(digest);
    if (place < this.size && this.digests.at(place).equals(digest)) return null;
    return {
      before: place > 0 ? this.neighbour(place - 1) : null,
      after: place < this.size ? this.neighbour(place) : null,
    };
  }

  private neighbour(place: number): LiveNeighbour {
    const path = inclusionRanges(place, { from: 0, to: this.size }).map((range) =>
      rootOver(subtreesOf(range).map(({ level, index }) => this.levels[level]?.at(index) ?? Buffer.alloc(0))),
    );
    return {
      ...{ digest: this.digests.at(place).toString('hex'), place },
      path: path.map((hash) => hash.toString('base64')),
    };
  }
}

/** Hashes one behind the other: a million of them take 32 MB, and no object each. */
class HashColumn {
  private bytes = Buffer.alloc(HASH_BYTES * 64);
  private count = 0;

  push(hash: Buffer): void {
    if ((this.count + 1) * HASH_BYTES > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    hash.copy(this.bytes, this.count * HASH_BYTES);
    this.count += 1;
  }

  at(index: number): Buffer {
    return this.bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /** The place of the first hash that is not smaller. */
  firstFrom(hash: Buffer): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle).compare(hash) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** When the last backups end that were made before a moment; null where none is left. */
export interface BackupEnds {
  /** Of the keys. */
  readonly keysUntil: Date | null;
  /** Of the data, with what is searchable in clear. */
  readonly dataUntil: Date | null;
}

/** Knows which keys are alive, and how long a backup still holds one that is not. */
export interface LiveKeys {
  /** All keys of a workspace that are alive at this moment. */
  list(workspaceId: string): Promise<LiveKeyList>;
  /** Those of the keys that are alive. */
  aliveOf(workspaceId: string, keyIds: readonly string[]): Promise<string[]>;
  /** When the last backups end that were made before a moment and have not ended by `now`. */
  backupsEnd(madeBefore: Date, now: Date): Promise<BackupEnds>;
}

const LIVE = `declare live no scroll cursor for
  select sha256(convert_to('smartx-key/' || workspace_id || '/' || key_id, 'UTF8')) as digest
  from data_key where workspace_id = $1 and wrapped is not null order by 1`;

/** What the key database says of its keys. */
export class KeyDatabaseKeys implements LiveKeys {
  constructor(private readonly pool: pg.Pool) {}

  async list(workspaceId: string): Promise<LiveKeyList> {
    const client = await this.pool.connect();
    try {
      await client.query('begin transaction isolation level repeatable read read only');
      const list = await readList(client, workspaceId);
      await client.query('commit');
      client.release();
      return list;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async aliveOf(workspaceId: string, keyIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select key_id as id from data_key where workspace_id = $1 and key_id = any($2) and wrapped is not null',
      [workspaceId, keyIds],
    );
    return rows.map(({ id }) => id);
  }

  async backupsEnd(madeBefore: Date, now: Date): Promise<BackupEnds> {
    const { rows } = await this.pool.query<{ end: Date | null }>(
      'select max(expires_at) as "end" from key_backup where made_at <= $1 and expires_at > $2',
      [madeBefore, now],
    );
    return { keysUntil: rows[0]?.end ?? null, dataUntil: await lastBackupDies(this.pool, madeBefore) };
  }
}

async function readList(client: pg.PoolClient, workspaceId: string): Promise<LiveKeyList> {
  const list = new LiveKeyList(workspaceId);
  await client.query(LIVE, [workspaceId]);
  for (;;) {
    // Between portions others have their turn: a million keys take seconds.
    const { rows } = await client.query<{ digest: Buffer }>(`fetch ${PORTION} from live`);
    for (const { digest } of rows) list.append(digest);
    if (rows.length < PORTION) return list;
  }
}
