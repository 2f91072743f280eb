import { encodeId, findUuid, InvalidInputError, kindOfId, rowScope, type Viewer } from '@smartx/domain/kernel';
import type { ReadType } from '../read/read-type.ts';
import type { Reader } from '../read/reader.ts';
import type { Standing } from '../read/sql/select-standing.ts';
import { ChangeQueue, type Changes } from './outbox/change-queue.ts';
import type { ChangedRecord } from './outbox/changed-records.ts';
import type { OutboxRelay } from './outbox/outbox-relay.ts';
import { watchedType, watchedTypeNamed } from './watched-types.ts';

/** How many records one subscription can name, and how many it remembers to have shown. */
const MOST_IDS = 250;
const MOST_SHOWN = 10_000;

/** What a subscriber is told: which record, never what is in it. */
export interface RecordChange {
  readonly recordType: string;
  /** Its public id; null where so much changed that none is named. */
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly kind: 'CHANGED' | 'GONE';
}

/** What somebody subscribes to. */
export interface FeedArguments {
  readonly types: readonly string[];
  readonly ids?: readonly string[] | null | undefined;
}

/** Who subscribes, and the way to decide anew what they may see. */
export interface FeedContext {
  readonly viewer: Viewer;
  readonly relay: OutboxRelay;
  readAnew(): Reader;
}

/**
 * The changes that one subscriber may hear of. Before each is told, the read engine decides for their role, row scope and purpose
 * as it would for a list; what has left their sight is told as gone if they were shown it before, and not at all otherwise.
 */
export class ChangeFeed implements AsyncGenerator<RecordChange, void> {
  private readonly queue = new ChangeQueue();
  private readonly shown = new Set<string>();
  private readonly types: readonly ReadType[];
  private readonly only: ReadonlySet<string> | null;
  private unwatch: (() => void) | null = null;
  private isOver = false;
  private ready: RecordChange[] = [];

  /** Listens from `begin` on. @throws InvalidInputError for too many ids, or one of another type */
  constructor(
    private readonly context: FeedContext,
    { types, ids }: FeedArguments,
  ) {
    const { viewer } = context;
    const named = types.flatMap((name) => watchedTypeNamed(name) ?? []);
    this.only = ids ? new Set(uuidsOf(ids, named)) : null;
    // Types that the viewer's role does not read never change for them.
    this.types = named.filter(({ readAction }) => readAction !== null && rowScope(viewer, readAction) !== 'none');
  }

  /** Begins to listen, and learns which of the named records the subscriber sees now, so that they hear when one is gone. */
  async begin(): Promise<this> {
    const { viewer, relay } = this.context;
    try {
      this.unwatch = await relay.watch(viewer.workspaceId, (changes) => this.queue.put(changes));
      if (this.isOver) this.unwatch();
      if (this.only) for (const type of this.types) await this.standing(type, [...this.only]);
      return this;
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  async next(): Promise<IteratorResult<RecordChange, void>> {
    for (;;) {
      const [change] = this.ready.splice(0, 1);
      if (change) return { value: change, done: false };
      const changes = await this.queue.take();
      if (changes === undefined) return { value: undefined, done: true };
      this.ready = await this.decide(changes);
    }
  }

  async return(): Promise<IteratorResult<RecordChange, void>> {
    this.isOver = true;
    this.unwatch?.();
    this.queue.close();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<RecordChange, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  private async decide(changes: Changes): Promise<RecordChange[]> {
    if (changes === null) return this.types.map(everythingOf);
    const told = await Promise.all(
      this.types.map((type) =>
        this.changesOf(
          type,
          changes.filter((change) => watchedType(change.type) === type),
        ),
      ),
    );
    return told.flat();
  }

  private async changesOf(type: ReadType, changes: readonly ChangedRecord[]): Promise<RecordChange[]> {
    if (changes.some(({ id }) => id === null)) return [everythingOf(type)];
    const decided = new Set(changes.flatMap(({ id, isDecided }) => (isDecided && id ? [id] : [])));
    const ids = changes.flatMap(({ id }) => (id && (this.only === null || this.only.has(id)) ? [id] : []));
    if (ids.length === 0) return [];
    const before = new Set(ids.filter((id) => this.shown.has(id)));
    const now = await this.standing(type, ids);
    const told = ids.map((id) => tell(type, id, now.get(id), { wasShown: before.has(id), isDecided: decided.has(id) }));
    return told.filter((change) => change !== null);
  }

  private async standing(type: ReadType, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const records = await this.context.readAnew().standing(type, ids);
    const found = new Map(records.map((record) => [record.id, record]));
    for (const id of ids) {
      const record = found.get(id);
      if (record?.isShown && !record.isDeleted) this.remember(id);
      else this.shown.delete(id);
    }
    return found;
  }

  private remember(id: string): void {
    const [oldest] = this.shown.size >= MOST_SHOWN ? this.shown : [];
    if (oldest !== undefined) this.shown.delete(oldest);
    this.shown.add(id);
  }
}

/** What is said of one record; null where nothing is. */
function tell(
  type: ReadType,
  id: string,
  record: Standing | undefined,
  { wasShown, isDecided }: { readonly wasShown: boolean; readonly isDecided: boolean },
): RecordChange | null {
  const named = { recordType: type.name, recordId: publicId(type, id) };
  if (record?.isShown && !record.isDeleted) return { ...named, recordVersion: record.version, kind: 'CHANGED' };
  if (wasShown || record?.isShown) return { ...named, recordVersion: null, kind: 'GONE' };
  // It may stand in a list that was loaded before; whose it is, is not said.
  return record && isDecided ? { recordType: type.name, recordId: null, recordVersion: null, kind: 'GONE' } : null;
}

function everythingOf(type: ReadType): RecordChange {
  return { recordType: type.name, recordId: null, recordVersion: null, kind: 'CHANGED' };
}

function publicId({ idKind }: ReadType, uuid: string): string | null {
  return idKind ? encodeId(idKind, uuid) : null;
}

function uuidsOf(ids: readonly string[], types: readonly ReadType[]): string[] {
  if (ids.length > MOST_IDS)
    throw new InvalidInputError([{ path: 'ids', message: `Name at most ${MOST_IDS} records.` }]);
  return ids.map((id) => {
    const kind = kindOfId(id);
    const isNamed = types.some(({ idKind }) => idKind === kind);
    const uuid = kind && isNamed ? findUuid(kind, id) : null;
    if (uuid === null)
      throw new InvalidInputError([{ path: 'ids', message: 'Name records of the types that you subscribe to.' }]);
    return uuid;
  });
}
