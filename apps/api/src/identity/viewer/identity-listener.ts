import { IDENTITY_CHANNEL } from '@smartx/domain/identity';
import pg from 'pg';

const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens for changes of roles, sessions and keys on a connection of its own. A lost connection counts as a change, because
 * nobody knows what was missed; it is opened again until the listener is closed.
 */
export class IdentityListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private pauseMs = 100;

  constructor(
    private readonly url: string,
    private readonly onChange: () => void,
    private readonly onProblem: (message: string) => void = () => {},
  ) {}

  /** Opens the connection; the first attempt has to succeed. */
  async open(): Promise<void> {
    // A direct connection: a pooler in transaction mode forgets LISTEN.
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', this.onChange);
    await client.connect();
    await client.query(`listen ${IDENTITY_CHANNEL}`);
    this.client = client;
    this.pauseMs = 100;
    this.onChange();
    if (this.closed) await this.close();
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private lost(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = null;
    client.end().catch(() => {});
    this.onChange();
    this.onProblem('identity listener lost its connection');
    this.openLater();
  }

  private openLater(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => this.open().catch(() => this.openLater()), this.pauseMs);
    this.timer.unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
