import type { EntityManager } from '@mikro-orm/postgresql';
import { IdempotencyMismatchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Vault } from '../vault.ts';
import { writeUnread } from './unread.ts';

const LIFETIME_MS = 86_400_000;
const OUTCOME = 'update idempotency_record set record_id = $1 where workspace_id = $2 and id = $3';

/** A request that must have its effect only once, however often it is sent. */
export interface OnceRequest {
  readonly workspaceId: string;
  /** Who sends it; two clients may use the same key. */
  readonly client: string;
  readonly key: string;
  /** What is asked, word for word; the same key with another request is a mistake of the client. */
  readonly request: string;
}

/** As it is stored: neither the client's key nor what was asked, which names people, can be read or guessed from it. */
interface Digests {
  readonly key: string;
  readonly request: string;
}

/** The command was carried out before; its record is read anew for the answer. */
export class AlreadyDoneError extends Error {
  constructor(readonly recordId: string | null) {
    super('This command was carried out before.');
  }
}

/**
 * Guards one command by its idempotency key, inside the command's own transaction: a second sender waits for the first and
 * then finds its outcome; a command that was refused leaves nothing and can be sent again.
 */
export class Once {
  private claimed = false;

  constructor(
    private readonly request: OnceRequest,
    private readonly vault: Vault,
  ) {}

  /** Whether a transaction of the command took the key; later ones of the same command pass without it. */
  get isClaimed(): boolean {
    return this.claimed;
  }

  /**
   * Takes the key for this transaction; returns what to call with the outcome.
   * @throws AlreadyDoneError · IdempotencyMismatchError
   */
  async claim(em: EntityManager, now: Date): Promise<(outcome: unknown) => Promise<void>> {
    this.claimed = true;
    const { workspaceId, client } = this.request;
    const digests = await this.digests();
    const id = newId();
    const claimed = await em.execute(
      `insert into idempotency_record as r (workspace_id, id, client, key, request_hash, created_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (workspace_id, client, key) do update
         set id = excluded.id, request_hash = excluded.request_hash, record_id = null,
             created_at = excluded.created_at, expires_at = excluded.expires_at
         where r.expires_at <= excluded.created_at
       returning id`,
      [workspaceId, id, client, digests.key, digests.request, now, new Date(now.getTime() + LIFETIME_MS)],
    );
    if (claimed.length === 0) throw await this.earlierOutcome(em, digests);
    return async (outcome) => {
      if (typeof outcome !== 'string') return;
      await writeUnread(em, 'outcome', OUTCOME, [outcome, workspaceId, id]);
    };
  }

  private async digests(): Promise<Digests> {
    const { workspaceId, key, request } = this.request;
    const digest = async (text: string) =>
      (await this.vault.blindIndex(workspaceId, 'idempotency', text)).toString('base64url');
    return { key: await digest(`key ${key}`), request: await digest(`request ${request}`) };
  }

  private async earlierOutcome(em: EntityManager, digests: Digests): Promise<Error> {
    const { workspaceId, client } = this.request;
    const sql = `select request_hash, record_id from idempotency_record where workspace_id = ? and client = ? and key = ?`;
    const [row] = await em.execute<{ request_hash: string; record_id: string | null }[]>(sql, [
      workspaceId,
      client,
      digests.key,
    ]);
    return row?.request_hash === digests.request ? new AlreadyDoneError(row.record_id) : new IdempotencyMismatchError();
  }
}
