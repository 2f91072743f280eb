import pg from 'pg';

const LONGEST_PAUSE_MS = 5_000;
/** So often the connection is asked whether it lives, and so long it may take to answer: a firewall drops it without a word. */
const BEAT_MS = 20_000;
const PATIENCE_MS = 10_000;

/** What somebody listens for, and who is told. */
export interface Listening {
  readonly url: string;
  readonly channel: string;
  /** What another process said. */
  onMessage(payload: string): void;
  /** The connection was opened or lost: nobody knows what was missed. */
  onGap(): void;
  onProblem?(message: string): void;
  /** How often the connection is looked after, in milliseconds. */
  readonly beatMs?: number;
  readonly patienceMs?: number;
}

/** Listens to a channel of PostgreSQL on a connection of its own, which is opened again until the listener is closed. */
export class ChannelListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private beat: NodeJS.Timeout | null = null;
  private closed = false;
  private pauseMs = 100;

  constructor(private readonly listening: Listening) {}

  /** Opens the connection; the first attempt has to succeed. */
  async open(): Promise<void> {
    const { url, channel, beatMs = BEAT_MS, patienceMs = PATIENCE_MS } = this.listening;
    // A direct connection: a pooler in transaction mode forgets LISTEN.
    const client = new pg.Client({
      ...{ connectionString: url, keepAlive: true },
      ...{ connectionTimeoutMillis: patienceMs, query_timeout: patienceMs },
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => this.listening.onMessage(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    this.client = client;
    this.beat = setInterval(() => client.query('select 1').catch(() => this.lost(client)), beatMs);
    this.beat.unref();
    this.pauseMs = 100;
    this.listening.onGap();
    if (this.closed) await this.close();
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    if (this.beat) clearInterval(this.beat);
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private lost(client: pg.Client): void {
    if (client !== this.client) return;
    if (this.beat) clearInterval(this.beat);
    this.client = null;
    client.end().catch(() => {});
    this.listening.onGap();
    this.listening.onProblem?.(`The listener of ${this.listening.channel} lost its connection`);
    this.openLater();
  }

  private openLater(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => this.open().catch(() => this.openLater()), this.pauseMs);
    this.timer.unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
