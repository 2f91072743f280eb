import { type MikroORM, OUTBOX_CHANNEL, type OutboxSignal, readOutboxSignal } from '@smartx/domain/database';
import { enterWorkspace } from '@smartx/domain/kernel';
import { ChannelListener } from '../../listening/channel-listener.ts';
import { type ChangedRecord, selectChanges, selectChangesByType } from './select-changes.ts';

/** More events than this at once, an import, are told by type alone. */
const TOLD_ONE_BY_ONE = 200;

/** Events that were told and may be read again, because another transaction wrote around them. */
const REMEMBERED = 10_000;

/** Hears of what changed in one workspace; `null` says that something may have been missed, so that everything may have changed. */
export type ChangeListener = (changes: readonly ChangedRecord[] | null) => void;

/** What the relay works with. */
export interface OutboxRelayParts {
  readonly orm: MikroORM;
  /** The database as the application's role, directly and not through a pooler in transaction mode. */
  readonly listenUrl: string;
  readonly onProblem: (problem: string) => void;
}

interface Watched {
  readonly listeners: Set<ChangeListener>;
  /** What was signalled and is not read yet. */
  waiting: OutboxSignal | null;
  isReading: boolean;
}

/**
 * Tells this process what changed, whichever process changed it. A signal is sent by the transaction that writes the events and
 * says which; the events themselves are read from the outbox. Without anybody who watches a workspace nothing is read of it.
 */
export class OutboxRelay {
  private readonly watched = new Map<string, Watched>();
  private readonly told = new Set<string>();
  private readonly listener: ChannelListener;

  private constructor(private readonly parts: OutboxRelayParts) {
    this.listener = new ChannelListener({
      ...{ url: parts.listenUrl, channel: OUTBOX_CHANNEL, onProblem: parts.onProblem },
      onMessage: (payload) => this.hear(readOutboxSignal(payload)),
      onGap: () => {
        for (const { listeners } of this.watched.values()) for (const listener of listeners) listener(null);
      },
    });
  }

  /** Opens the relay; close it with the application. */
  static async open(parts: OutboxRelayParts): Promise<OutboxRelay> {
    const relay = new OutboxRelay(parts);
    await relay.listener.open();
    return relay;
  }

  /** Tells of every change in a workspace from now on; the function that is returned ends that. */
  watch(workspaceId: string, listener: ChangeListener): () => void {
    const watched = this.watched.get(workspaceId) ?? { listeners: new Set(), waiting: null, isReading: false };
    this.watched.set(workspaceId, watched);
    watched.listeners.add(listener);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0) this.watched.delete(workspaceId);
    };
  }

  /** How many watch a workspace. */
  watchers(workspaceId: string): number {
    return this.watched.get(workspaceId)?.listeners.size ?? 0;
  }

  close(): Promise<void> {
    return this.listener.close();
  }

  private hear(signal: OutboxSignal | null): void {
    const watched = signal && this.watched.get(signal.workspaceId);
    if (!watched) return;
    watched.waiting = watched.waiting ? joined(watched.waiting, signal) : signal;
    if (watched.isReading) return;
    watched.isReading = true;
    // A transaction that wrote in several steps sends as many signals at once: they are read together.
    setImmediate(() => void this.read(watched));
  }

  private async read(watched: Watched): Promise<void> {
    while (watched.waiting) {
      const signal = watched.waiting;
      watched.waiting = null;
      // What could not be read may have been anything.
      const changes = await this.changesOf(signal).catch(() => null);
      if (changes?.length !== 0) for (const listener of watched.listeners) listener(changes);
    }
    watched.isReading = false;
  }

  private changesOf(signal: OutboxSignal): Promise<ChangedRecord[]> {
    return this.parts.orm.em.fork().transactional(async (em) => {
      await enterWorkspace(em, signal.workspaceId);
      if (signal.count > TOLD_ONE_BY_ONE) return selectChangesByType(em, signal);
      return selectChanges(em, signal, (eventId) => this.isNew(eventId));
    });
  }

  private isNew(eventId: string): boolean {
    if (this.told.has(eventId)) return false;
    const [oldest] = this.told.size >= REMEMBERED ? this.told : [];
    if (oldest !== undefined) this.told.delete(oldest);
    this.told.add(eventId);
    return true;
  }
}

function joined(one: OutboxSignal, other: OutboxSignal): OutboxSignal {
  const ids = [one.firstId, one.lastId, other.firstId, other.lastId].sort();
  return {
    workspaceId: one.workspaceId,
    firstId: ids.at(0) ?? one.firstId,
    lastId: ids.at(-1) ?? one.lastId,
    count: one.count + other.count,
  };
}
