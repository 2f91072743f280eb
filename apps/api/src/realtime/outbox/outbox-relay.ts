import type { MikroORM } from '@smartx/domain/database';
import { enterWorkspace, OUTBOX_CHANNEL } from '@smartx/domain/kernel';
import { ChannelListener } from '../../listening/channel-listener.ts';
import { type ChangedRecord, changedRecords } from './changed-records.ts';
import { type OutboxPage, readOutbox } from './read-outbox.ts';

/** How often is looked without being woken: for events of somebody who could not wake anybody. */
const LOOK_MS = 5_000;

/** Hears of what changed in one workspace. */
export type ChangeListener = (changes: readonly ChangedRecord[]) => void;

/** What the relay works with. */
export interface OutboxRelayParts {
  readonly orm: MikroORM;
  /** The database as the application's role, directly and not through a pooler in transaction mode. */
  readonly listenUrl: string;
  readonly onProblem: (problem: string) => void;
}

interface Watched {
  readonly workspaceId: string;
  readonly listeners: Set<ChangeListener>;
  /** From which transaction on to look next time. */
  horizon: bigint | null;
  /** The events behind the horizon that were told already. */
  told: ReadonlySet<string>;
  isReading: boolean;
  isWoken: boolean;
}

/**
 * Tells this process what changed, whichever process changed it. A signal says in which workspace to look; what happened is read
 * from the outbox itself, in the order of transactions, so that a signal that is lost loses nothing. Of a workspace that nobody
 * watches nothing is read.
 */
export class OutboxRelay {
  private readonly watched = new Map<string, Promise<Watched>>();
  private readonly listener: ChannelListener;
  private readonly timer: NodeJS.Timeout;

  private constructor(private readonly parts: OutboxRelayParts) {
    this.listener = new ChannelListener({
      ...{ url: parts.listenUrl, channel: OUTBOX_CHANNEL, onProblem: parts.onProblem },
      onMessage: (workspaceId) => this.wake(workspaceId),
      onGap: () => this.wakeAll(),
    });
    this.timer = setInterval(() => this.wakeAll(), LOOK_MS);
    this.timer.unref();
  }

  /** Opens the relay; close it with the application. */
  static async open(parts: OutboxRelayParts): Promise<OutboxRelay> {
    const relay = new OutboxRelay(parts);
    await relay.listener.open();
    return relay;
  }

  /** Tells of every change in a workspace from the moment on at which this resolves; what it resolves to ends that. */
  async watch(workspaceId: string, listener: ChangeListener): Promise<() => void> {
    const beginning = this.watched.get(workspaceId) ?? this.begin(workspaceId);
    this.watched.set(workspaceId, beginning);
    const watched = await beginning.catch((error: unknown) => {
      if (this.watched.get(workspaceId) === beginning) this.watched.delete(workspaceId);
      throw error;
    });
    watched.listeners.add(listener);
    // The last one may have left while this one was beginning.
    this.watched.set(workspaceId, beginning);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0 && this.watched.get(workspaceId) === beginning) this.watched.delete(workspaceId);
    };
  }

  /** How many watch a workspace. */
  async watchers(workspaceId: string): Promise<number> {
    return (await this.watched.get(workspaceId))?.listeners.size ?? 0;
  }

  close(): Promise<void> {
    clearInterval(this.timer);
    return this.listener.close();
  }

  /** What has happened so far is nobody's news. */
  private async begin(workspaceId: string): Promise<Watched> {
    const watched: Watched = {
      ...{ workspaceId, listeners: new Set<ChangeListener>(), horizon: null, told: new Set<string>() },
      ...{ isReading: false, isWoken: false },
    };
    goOn(watched, await this.inWorkspace(workspaceId, (em) => readOutbox(em, workspaceId, null)));
    return watched;
  }

  private wakeAll(): void {
    for (const workspaceId of this.watched.keys()) this.wake(workspaceId);
  }

  private wake(workspaceId: string): void {
    this.watched.get(workspaceId)?.then(
      (watched) => void this.read(watched),
      () => undefined,
    );
  }

  private async read(watched: Watched): Promise<void> {
    watched.isWoken = true;
    if (watched.isReading) return;
    watched.isReading = true;
    try {
      while (watched.isWoken) {
        watched.isWoken = false;
        const changes = await this.changesIn(watched);
        if (changes.length > 0) for (const listener of watched.listeners) listener(changes);
      }
    } catch {
      // The database is away. Nothing is lost: the next look begins where this one did.
    } finally {
      watched.isReading = false;
    }
  }

  private async changesIn(watched: Watched): Promise<ChangedRecord[]> {
    const { workspaceId, told, horizon } = watched;
    const { page, changes } = await this.inWorkspace(workspaceId, async (em) => {
      const found = await readOutbox(em, workspaceId, horizon);
      const news = found.events.filter(({ id }) => !told.has(id));
      return { page: found, changes: await changedRecords(em, workspaceId, news) };
    });
    goOn(watched, page);
    return changes;
  }

  private inWorkspace<Result>(workspaceId: string, work: (em: MikroORM['em']) => Promise<Result>): Promise<Result> {
    return this.parts.orm.em.fork().transactional(async (em) => {
      await enterWorkspace(em, workspaceId);
      return work(em);
    });
  }
}

/** Remembers up to where was read: what lies behind the horizon will be read once more. */
function goOn(watched: Watched, { events, horizon }: OutboxPage): void {
  watched.horizon = horizon;
  watched.told = new Set(events.filter(({ transactionId }) => transactionId >= horizon).map(({ id }) => id));
}
